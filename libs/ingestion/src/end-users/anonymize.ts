import type { RunStatement } from '../aggregates/after-end.js';
import { textArray } from '../array-literal.js';
import type { IdempotencyReference } from '../events/event.js';
import { forgetMarks } from './forget-marks.js';
import { lockAround } from './people.js';

export interface Anonymization {
  projectId: number;
  endUserId: string;
  /** What stands in the place of the id from then on; nobody else's. */
  anonymousId: string;
  /** What came later is of somebody new, and stays; without it, everything is meant. */
  until?: Date;
}

/** How many rows named the end user. */
export interface AnonymizedRows {
  assignments: number;
  events: number;
  memberships: number;
  /** Calls that are not remembered any more. */
  calls: readonly IdempotencyReference[];
}

/**
 * Replaces an end user's id wherever what they did is stored: assignments, events, totals, memberships of
 * segments. No count changes. What could tell who it was goes too: everything that is known of their first
 * exposures, so that breakdowns show them under `(erased)`; properties, campaigns, devices and caller's ids of
 * their events; which ids were joined to it; and what is remembered of those ids and of the calls that brought them. A retry of such an event
 * counts as new from then on.
 *
 * Call it first in a transaction: events and assignments of this end user, and of nobody else, wait from here to its end,
 * so that nothing is written half under the one id and half under the other.
 */
export async function anonymizeEndUser(
  run: RunStatement,
  anonymization: Anonymization,
): Promise<AnonymizedRows> {
  const { projectId, endUserId, anonymousId, until } = anonymization;
  await lockAround(run, projectId, [endUserId]);
  const end = until?.toISOString() ?? null;
  await forgetMarks(run, { projectId, endUserId, end });
  const calls = returnedRows<IdempotencyReference>(await run(forgettingCalls, [projectId, endUserId, end]));
  const moved = [projectId, endUserId, anonymousId, end];
  const assignments = returnedRows<MovedAssignment>(await run(movingAssignments, moved));
  const events = countOf(await run(movingEvents, moved));
  await moveTotals(run, anonymization, assignments);
  await run(movingCrossed, moved.slice(0, 3));
  await moveMetricValues(run, anonymization, assignments);
  await run(forgettingCopies, [projectId, endUserId]);
  await run(forgettingJoins, [projectId, endUserId, end]);
  const memberships = until ? 0 : countOf(await run(movingMemberships, moved.slice(0, 3)));
  return { assignments: assignments.length, events, memberships, calls };
}

interface MovedAssignment {
  readonly experimentId: number;
  readonly frozen: boolean;
}

/**
 * With all that an end user did their totals move as they are. Where something of somebody new stays under the id, both
 * are recounted: it is of the last minutes, so that all of their events are there.
 */
async function moveTotals(
  run: RunStatement,
  { projectId, endUserId, anonymousId }: Anonymization,
  assignments: readonly MovedAssignment[],
): Promise<void> {
  const ids = [projectId, endUserId, anonymousId];
  const [left] = (await run(leaving, [projectId, endUserId])) as {
    experimentIds: number[];
    events: boolean;
  }[];
  const stays = left !== undefined && (left.experimentIds.length > 0 || left.events);
  if (!stays) {
    await run(movingTotals, ids);
    await run(movingLateTotals, ids);
    return;
  }
  for (const { experimentId, frozen } of assignments) {
    await run(freezing, [projectId, anonymousId, experimentId]);
    await run(copyingTotals, [...ids, experimentId, frozen]);
    await run(removingTotals, [projectId, endUserId, experimentId]);
  }
  if (left.experimentIds.length === 0) await run(removingTotals, [projectId, endUserId, 0]);
  const concerned = [...assignments.map(({ experimentId }) => experimentId), ...left.experimentIds];
  for (const experimentId of [...new Set(concerned)].sort((a, b) => a - b))
    await run('SELECT recount_users($1, $2, $3::text[])', [
      ...[projectId, experimentId, textArray([endUserId, anonymousId])],
    ]);
}

/**
 * What an end user came to on shared metrics moves as it is: their events say less from now on. What is to be worked out
 * of them is, if anything stays under the id.
 */
async function moveMetricValues(
  run: RunStatement,
  { projectId, endUserId, anonymousId }: Anonymization,
  assignments: readonly MovedAssignment[],
): Promise<void> {
  await run('SELECT FROM metric_keeping WHERE project_id = $1::int FOR UPDATE', [projectId]);
  await run(movingMetricValues, [
    ...[projectId, endUserId, anonymousId],
    assignments.map(({ experimentId }) => experimentId),
  ]);
  await run(forgettingDue, [projectId, endUserId]);
  await run(beginningAgain, [projectId, endUserId]);
}

/** TypeORM answers a change with its rows and their number, a pool with the rows. */
function returnedRows<Row>(answer: unknown): Row[] {
  const [first] = answer as unknown[];
  return (Array.isArray(first) ? first : answer) as Row[];
}

/** Of a change that returns nothing; a pool says nothing of it. */
function countOf(answer: unknown): number {
  const [, count] = answer as unknown[];
  return typeof count === 'number' ? count : 0;
}

/** What stands in the place of an end user's attributes: a text, which no attributes are. */
export const erasedAttributes = '(erased)';

/** Calls are remembered for a day. One whose row is locked is being removed already: it is not waited for. */
const forgettingCalls = `
  WITH recent AS MATERIALIZED (
    SELECT id FROM event
    WHERE project_id = $1::int AND end_user_id = $2::text AND received_at > now() - interval '2 days'
      AND ($3::timestamptz IS NULL OR received_at <= $3::timestamptz)),
  told AS MATERIALIZED (
    SELECT api_key_id, key FROM idempotency_key
    WHERE project_id = $1::int AND answer <> '' AND EXISTS (SELECT 1 FROM recent) AND EXISTS (
      SELECT 1 FROM jsonb_array_elements(answer::jsonb) AS outcome
      WHERE (outcome ->> 'id')::bigint IN (SELECT id FROM recent))
    FOR UPDATE SKIP LOCKED)
  DELETE FROM idempotency_key AS call
  WHERE project_id = $1::int AND (api_key_id, key) IN (SELECT api_key_id, key FROM told)
  RETURNING project_id AS "projectId", api_key_id AS "apiKeyId", key, body_hash AS "bodyHash"`;

const movingAssignments = `
  UPDATE assignment
  SET end_user_id = $3::text, served_as = NULL, device_type = NULL, campaign_id = NULL, ad_id = NULL,
    attributes = to_jsonb('${erasedAttributes}'::text)
  WHERE project_id = $1::int AND end_user_id = $2::text
    AND ($4::timestamptz IS NULL OR assigned_at <= $4::timestamptz)
  RETURNING experiment_id AS "experimentId", frozen`;

const movingEvents = `
  UPDATE event
  SET end_user_id = $3::text, properties = NULL, event_id = NULL, campaign_id = NULL, ad_id = NULL,
    device_type = NULL, sent_as = NULL
  WHERE project_id = $1::int AND end_user_id = $2::text
    AND ($4::timestamptz IS NULL OR received_at <= $4::timestamptz)`;

/** Which ids they were is told apart by numbers. */
const movingCrossed = `
  UPDATE crossed_assignment AS crossed
  SET end_user_id = $3::text, served_as = $3::text || '-' || numbered.number, device_type = NULL, campaign_id = NULL,
    ad_id = NULL, attributes = to_jsonb('${erasedAttributes}'::text)
  FROM (
    SELECT experiment_id, served_as, row_number() OVER (PARTITION BY experiment_id ORDER BY served_as) AS number
    FROM crossed_assignment WHERE project_id = $1::int AND end_user_id = $2::text) AS numbered
  WHERE crossed.project_id = $1::int AND crossed.end_user_id = $2::text
    AND crossed.experiment_id = numbered.experiment_id AND crossed.served_as = numbered.served_as`;

/** Events that count for others, who said without proof to be this end user, go on counting there. */
const forgettingCopies = `
  UPDATE event SET sent_as = NULL
  WHERE project_id = $1::int AND copy_of IS NOT NULL AND sent_as = $2::text AND end_user_id = ANY (ARRAY(
    SELECT anonymous_id FROM joined_id WHERE project_id = $1::int AND end_user_id = $2::text))`;

const forgettingJoins = `
  DELETE FROM joined_id WHERE project_id = $1::int AND (end_user_id = $2::text OR anonymous_id = $2::text)
    AND ($3::timestamptz IS NULL OR stored_at <= $3::timestamptz)`;

const movingMemberships = `
  UPDATE segment_user SET end_user_id = $3::text WHERE project_id = $1::int AND end_user_id = $2::text`;

const movingTotals = `
  UPDATE user_total SET end_user_id = $3::text WHERE project_id = $1::int AND end_user_id = $2::text`;

const movingLateTotals = `
  UPDATE late_total SET end_user_id = $3::text WHERE project_id = $1::int AND end_user_id = $2::text`;

const movingMetricValues = `
  UPDATE metric_value SET end_user_id = $3::text, kept = true
  WHERE project_id = $1::int AND end_user_id = $2::text AND experiment_id = ANY ($4::int[])`;

const forgettingDue = `
  DELETE FROM metric_due WHERE project_id = $1::int AND end_user_id = $2::text
    AND NOT EXISTS (SELECT FROM assignment WHERE project_id = $1::int AND end_user_id = $2::text)`;

/** Of who stays due what was read of their events is forgotten, and they are read from the beginning. */
const beginningAgain = `
  UPDATE metric_due SET so_far = NULL WHERE project_id = $1::int AND end_user_id = $2::text AND so_far IS NOT NULL`;

/** What is still under the id. */
const leaving = `
  SELECT
    ARRAY(SELECT experiment_id FROM assignment WHERE project_id = $1::int AND end_user_id = $2::text) AS "experimentIds",
    EXISTS (SELECT FROM event WHERE project_id = $1::int AND end_user_id = $2::text) AS events`;

/** From then on the whole total is in its own row. */
const freezing = `
  UPDATE assignment SET frozen = true
  WHERE project_id = $1::int AND end_user_id = $2::text AND experiment_id = $3::int`;

/** What the assignment amounted to, before its id was replaced, goes with it. */
const copyingTotals = `
  INSERT INTO user_total (project_id, end_user_id, experiment_id, metric_id, type, event_count, value_sum)
  SELECT project_id, $3::text, $4::int, metric_id, type, sum(event_count), sum(value_sum)
  FROM user_total
  WHERE project_id = $1::int AND end_user_id = $2::text AND (experiment_id = $4::int OR experiment_id = 0 AND NOT $5::boolean)
  GROUP BY project_id, metric_id, type`;

const removingTotals = `
  DELETE FROM user_total WHERE project_id = $1::int AND end_user_id = $2::text AND experiment_id = $3::int`;
