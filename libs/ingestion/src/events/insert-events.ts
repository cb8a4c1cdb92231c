import type { PoolClient } from 'pg';
import {
  addToUncounted,
  addToUsers,
  addToVariations,
  beforeEnd,
  isCounted,
  userDeltas,
} from '../aggregates/counting.js';
import { numberArray, textArray } from '../array-literal.js';
import type { StorableEvent } from './event.js';
import { formerEvents, markColumns, type MarkedEvent } from './known-events.js';

/**
 * Stores events and adds them to the totals, in one statement. Must run behind the gate (aggregates/gate.ts).
 *
 * Left out are events whose event id is known, or that are stored already under their own id; neither changes
 * any total. Rows are locked in one order everywhere, so that processes wait for each other instead of
 * deadlocking.
 */
export async function insertEvents(
  client: PoolClient,
  events: readonly MarkedEvent[],
): Promise<InsertedEvents> {
  const { rows } = await client.query<InsertedEvents>({
    name: 'insert-events',
    text: insertion,
    values: [...columnsOf(events), ...markColumns(events)],
  });
  const { missing = [], uncounted = [] } = rows[0] ?? {};
  return { missing: missing.map(toIndex), uncounted: uncounted.map(toIndex) };
}

/** Positions of events in ascending order. */
export interface InsertedEvents {
  /** They were left out, or are not kept. */
  missing: number[];
  /** They name an experiment that takes them from secret keys only, and count nowhere. */
  uncounted: number[];
}

const toIndex = (position: number): number => position - 1;

/** Whether anybody can have sent it. */
const isPublic = ({ credential }: StorableEvent): boolean =>
  credential === 'publishable' || credential === 'none';

function columnsOf(events: readonly MarkedEvent[]): string[] {
  const numbers = (value: (event: StorableEvent) => number | null) =>
    numberArray(events.map(({ event }) => value(event)));
  const texts = (value: (event: StorableEvent) => string | null) =>
    textArray(events.map(({ event }) => value(event)));
  return [
    numbers(({ projectId }) => projectId),
    numbers(({ id }) => id),
    numbers(({ experimentId }) => experimentId),
    texts(({ endUserId }) => endUserId),
    texts(({ type }) => type),
    numbers(({ metricId }) => metricId),
    numbers(({ value }) => value),
    texts(({ properties }) => properties),
    numbers(({ variationId }) => variationId),
    texts(({ campaignId }) => campaignId),
    texts(({ adId }) => adId),
    texts(({ deviceType }) => deviceType),
    texts(({ eventId }) => eventId),
    numbers(({ occurredAt }) => occurredAt),
    numbers(({ receivedAt }) => receivedAt),
    numbers(({ kept }) => (kept ? 1 : 0)),
    numbers((event) => (isPublic(event) ? 1 : 0)),
    numberArray(events.map(({ marks }) => marks.length)),
  ];
}

/** The look-up of assignments stays one by one, whatever the planner believes about how many there are. */
const assignmentOf = (experimentId: string): string => `
  LATERAL (SELECT variation_id, assigned_at FROM assignment
    WHERE experiment_id = ${experimentId} AND end_user_id = stored.end_user_id OFFSET 0) AS assignment`;

const countedColumns =
  'experiment.id AS experiment_id, stored.end_user_id, assignment.variation_id, stored.metric_id, stored.type, stored.value';

const insertion = `
  WITH
    given AS MATERIALIZED (
      SELECT position::int, project_id, id, experiment_id, end_user_id, type, metric_id, value,
        properties::jsonb, variation_id, campaign_id, ad_id, device_type, event_id COLLATE "C" AS event_id, kept,
        is_public, marks,
        timestamptz 'epoch' + occurred_at * interval '1 millisecond' AS occurred_at,
        timestamptz 'epoch' + received_at * interval '1 millisecond' AS received_at
      FROM unnest($1::int[], $2::bigint[], $3::int[], $4::text[], $5::text[], $6::int[], $7::float8[],
          $8::text[], $9::int[], $10::text[], $11::text[], $12::text[], $13::text[], $14::bigint[],
          $15::bigint[], $16::int[], $17::int[], $18::int[])
        WITH ORDINALITY AS event (project_id, id, experiment_id, end_user_id, type, metric_id, value,
          properties, variation_id, campaign_id, ad_id, device_type, event_id, occurred_at,
          received_at, kept, is_public, marks, position)),
    secret_metric AS MATERIALIZED (
      SELECT metric.id, metric.custom, metric.selector, metric.experiment_id, experiment.project_id, experiment.ended_at
      FROM metric JOIN experiment ON experiment.id = metric.experiment_id
      WHERE metric.secret_only
        AND experiment.project_id = ANY (ARRAY(SELECT DISTINCT project_id FROM given WHERE is_public = 1))),
    excluded AS MATERIALIZED (
      SELECT given.position, array_agg(DISTINCT experiment.experiment_id) AS not_counted_in
      FROM given JOIN secret_metric AS experiment ON experiment.project_id = given.project_id
        AND (given.experiment_id IS NULL OR given.experiment_id = experiment.experiment_id)
        AND CASE WHEN experiment.custom THEN experiment.selector = given.type ELSE experiment.id = given.metric_id END
      WHERE given.is_public = 1 AND given.kept = 1 AND ${beforeEnd('given.occurred_at')}
      GROUP BY given.position),
    former AS MATERIALIZED (
      SELECT position FROM (${formerEvents('given')}) AS former JOIN given USING (position)
      WHERE former.id <> given.id),
    marked AS (
      INSERT INTO event_mark (project_id, bucket, identity, id, occurred_at, received_at)
      SELECT DISTINCT ON (given.project_id, mark.bucket, mark.identity)
        given.project_id, mark.bucket, mark.identity, given.id, given.occurred_at, given.received_at
      FROM given
      JOIN (SELECT position, bucket, decode(identity, 'hex') AS identity
        FROM unnest($19::int[], $20::int[], $21::text[]) AS mark (position, bucket, identity)) AS mark
        USING (position)
      WHERE position NOT IN (SELECT position FROM former)
      ORDER BY given.project_id, mark.bucket, mark.identity, position
      ON CONFLICT (project_id, bucket, identity) DO NOTHING
      RETURNING project_id, id),
    identified AS (
      SELECT project_id, id FROM marked JOIN given USING (project_id, id)
      GROUP BY project_id, id HAVING count(*) = min(given.marks)),
    stored AS (
      INSERT INTO event (project_id, occurred_at, id, experiment_id, end_user_id, type, metric_id, value,
        properties, variation_id, campaign_id, ad_id, device_type, event_id, received_at, not_counted_in)
      SELECT project_id, occurred_at, id, experiment_id, end_user_id, type, metric_id, value,
        properties, variation_id, campaign_id, ad_id, device_type, event_id, received_at, not_counted_in
      FROM given LEFT JOIN excluded USING (position)
      WHERE kept = 1 AND (event_id IS NULL OR (project_id, id) IN (SELECT project_id, id FROM identified))
      ON CONFLICT (project_id, occurred_at, id) DO NOTHING
      RETURNING project_id, occurred_at, id, experiment_id, end_user_id, type, metric_id, value, not_counted_in),
    uncounted AS (${addToUncounted('stored')}),
    counted AS MATERIALIZED (
      SELECT ${countedColumns}
      FROM stored
      JOIN experiment ON experiment.id = stored.experiment_id AND experiment.project_id = stored.project_id,
        ${assignmentOf('stored.experiment_id')}
      WHERE ${beforeEnd('stored.occurred_at')} AND stored.occurred_at >= assignment.assigned_at
        AND ${isCounted('stored', 'experiment.id')}
      UNION ALL
      SELECT ${countedColumns}
      FROM stored
      JOIN experiment ON experiment.project_id = stored.project_id AND experiment.started_at IS NOT NULL,
        ${assignmentOf('experiment.id')}
      WHERE stored.experiment_id IS NULL AND stored.end_user_id IS NOT NULL
        AND ${beforeEnd('stored.occurred_at')} AND stored.occurred_at >= assignment.assigned_at
        AND ${isCounted('stored', 'experiment.id')}),
    delta AS MATERIALIZED (${userDeltas('counted')}),
    changed AS (
      ${addToUsers('delta')}
      RETURNING experiment_id, end_user_id, metric_id, type, variation_id, event_count, value_sum),
    summed AS (
      ${addToVariations(`
        SELECT changed.experiment_id, changed.variation_id, changed.metric_id, changed.type,
          delta.event_count,
          CASE WHEN changed.event_count = delta.event_count THEN 1 ELSE 0 END AS users,
          delta.event_count::float8 * (2 * changed.event_count - delta.event_count) AS count_sum_squares,
          delta.value_sum,
          delta.value_sum * (2 * changed.value_sum - delta.value_sum) AS value_sum_squares
        FROM changed JOIN delta USING (experiment_id, end_user_id, metric_id, type)`)})
  SELECT
    ARRAY(
      SELECT position FROM given WHERE (project_id, id) NOT IN (SELECT project_id, id FROM stored) ORDER BY position
    ) AS missing,
    ARRAY(
      SELECT position FROM excluded JOIN given USING (position) WHERE given.experiment_id IS NOT NULL ORDER BY position
    ) AS uncounted`;
