import type { Pool } from 'pg';
import { numberArray, textArray } from '../array-literal.js';
import type { TrackingMode } from './tracked-event.js';

/** An event whose experiment and metrics are known. */
export interface StorableEvent {
  readonly projectId: number;
  readonly experimentId: number;
  readonly endUserId: string | null;
  readonly type: string;
  /** The metrics whose counter goes up; the first one stands on the event. Never empty. */
  readonly metricIds: readonly number[];
  readonly mode: TrackingMode;
  /** False for what is only counted. */
  readonly kept: boolean;
  readonly value: number | null;
  readonly eventId: string | null;
  readonly occurredAt: number;
  readonly receivedAt: number;
}

/**
 * Stores events and counts them, in one statement: all of it becomes durable, or nothing.
 *
 * An event id that the project has seen before, or earlier in the same list, is stored once. Rows are
 * locked in one order everywhere, so that processes wait for each other instead of deadlocking.
 *
 * @returns for each event whether it was new
 */
export async function storeEvents(pool: Pool, events: readonly StorableEvent[]): Promise<boolean[]> {
  const { rows } = await pool.query<{ position: number }>({
    name: 'store-events',
    text: insertEvents,
    values: [...eventColumns(events), ...metricColumns(events)],
  });
  const isNew = events.map(() => false);
  for (const { position } of rows) isNew[position - 1] = true;
  return isNew;
}

function eventColumns(events: readonly StorableEvent[]): string[] {
  return [
    numberArray(events.map(({ projectId }) => projectId)),
    numberArray(events.map(({ experimentId }) => experimentId)),
    textArray(events.map(({ endUserId }) => endUserId)),
    textArray(events.map(({ type }) => type)),
    numberArray(events.map(({ value }) => value)),
    textArray(events.map(({ eventId }) => eventId)),
    numberArray(events.map(({ occurredAt }) => occurredAt)),
    numberArray(events.map(({ receivedAt }) => receivedAt)),
    numberArray(events.map(({ metricIds }) => metricIds[0] ?? null)),
    numberArray(events.map(({ kept }) => (kept ? 1 : 0))),
  ];
}

/** One row per event and metric, since an event may count for several metrics. */
function metricColumns(events: readonly StorableEvent[]): string[] {
  const counts = events.flatMap(({ metricIds, mode }, index) =>
    metricIds.map((metricId) => ({ position: index + 1, metricId, live: mode === 'live' ? 1 : 0 })),
  );
  return [
    numberArray(counts.map(({ position }) => position)),
    numberArray(counts.map(({ metricId }) => metricId)),
    numberArray(counts.map(({ live }) => live)),
  ];
}

const insertEvents = `
  WITH
    given AS MATERIALIZED (
      SELECT project_id, experiment_id, end_user_id, type, value, event_id, metric_id, kept, position,
        timestamptz 'epoch' + occurred_at * interval '1 millisecond' AS occurred_at,
        timestamptz 'epoch' + received_at * interval '1 millisecond' AS received_at
      FROM unnest($1::int[], $2::int[], $3::text[], $4::text[], $5::float8[], $6::text[], $7::bigint[],
          $8::bigint[], $9::int[], $10::int[])
        WITH ORDINALITY AS event (project_id, experiment_id, end_user_id, type, value, event_id, occurred_at,
          received_at, metric_id, kept, position)),
    identity AS (
      INSERT INTO event_identity (project_id, event_id, received_at)
      SELECT project_id, event_id, min(received_at) FROM given WHERE event_id IS NOT NULL
      GROUP BY project_id, event_id ORDER BY project_id, event_id COLLATE "C"
      ON CONFLICT (project_id, event_id) DO NOTHING
      RETURNING project_id, event_id),
    counted AS MATERIALIZED (
      SELECT given.* FROM given WHERE event_id IS NULL
      UNION ALL
      (SELECT DISTINCT ON (given.project_id, given.event_id) given.*
       FROM given JOIN identity USING (project_id, event_id)
       ORDER BY given.project_id, given.event_id, given.position)),
    stored AS (
      INSERT INTO event (experiment_id, end_user_id, type, metric_id, value, occurred_at, received_at)
      SELECT experiment_id, end_user_id, type, metric_id, value, occurred_at, received_at
      FROM counted WHERE kept = 1 ORDER BY position),
    delta AS (
      SELECT count.metric_id, sum(count.live) AS live, sum(1 - count.live) AS qa
      FROM unnest($11::int[], $12::int[], $13::int[]) AS count (position, metric_id, live)
      JOIN counted USING (position)
      GROUP BY count.metric_id),
    locked AS MATERIALIZED (
      SELECT id FROM metric WHERE id IN (SELECT metric_id FROM delta) ORDER BY id FOR NO KEY UPDATE),
    bumped AS (
      UPDATE metric
      SET triggered_on_live = triggered_on_live + delta.live, triggered_on_qa = triggered_on_qa + delta.qa
      FROM locked JOIN delta ON delta.metric_id = locked.id
      WHERE metric.id = locked.id)
  SELECT position::int FROM counted`;
