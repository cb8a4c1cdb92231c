import type { RunStatement } from '../aggregates/after-end.js';
import type { IdempotencyReference } from '../events/event.js';
import { lockForTotals } from '../aggregates/gate.js';
import { forgetMarks } from './forget-marks.js';

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
 * their events; and what is remembered of those ids and of the calls that brought them. A retry of such an event
 * counts as new from then on.
 *
 * Call it first in a transaction: storing events and assignments waits from here to its end, so that nothing
 * of the end user is written half under the one id and half under the other.
 */
export async function anonymizeEndUser(
  run: RunStatement,
  { projectId, endUserId, anonymousId, until }: Anonymization,
): Promise<AnonymizedRows> {
  await run(lockForTotals, []);
  const end = until?.toISOString() ?? null;
  await forgetMarks(run, { projectId, endUserId, end });
  const calls = returnedRows(await run(forgettingCalls, [projectId, endUserId, end]));
  const [rows] = (await run(replacement, [projectId, endUserId, anonymousId, end])) as Omit<
    AnonymizedRows,
    'calls'
  >[];
  return { ...rows!, calls };
}

/** TypeORM answers a deletion with its rows and their number, a pool with the rows. */
function returnedRows(answer: unknown): IdempotencyReference[] {
  const [first] = answer as unknown[];
  return (Array.isArray(first) ? first : answer) as IdempotencyReference[];
}

/** What stands in the place of an end user's attributes: a text, which no attributes are. */
export const erasedAttributes = '(erased)';

/** Calls are remembered for a day. */
const forgettingCalls = `
  WITH recent AS MATERIALIZED (
    SELECT id FROM event
    WHERE project_id = $1::int AND end_user_id = $2::text AND received_at > now() - interval '2 days'
      AND ($3::timestamptz IS NULL OR received_at <= $3::timestamptz))
  DELETE FROM idempotency_key AS call
  WHERE project_id = $1::int AND answer <> '' AND EXISTS (SELECT 1 FROM recent) AND EXISTS (
    SELECT 1 FROM jsonb_array_elements(answer::jsonb) AS outcome
    WHERE (outcome ->> 'id')::bigint IN (SELECT id FROM recent))
  RETURNING project_id AS "projectId", api_key_id AS "apiKeyId", key, body_hash AS "bodyHash"`;

const replacement = `
  WITH
    experiment_of AS MATERIALIZED (SELECT id FROM experiment WHERE project_id = $1::int),
    assignments AS (
      UPDATE assignment
      SET end_user_id = $3::text, device_type = NULL, campaign_id = NULL, ad_id = NULL,
        attributes = to_jsonb('${erasedAttributes}'::text)
      WHERE experiment_id IN (SELECT id FROM experiment_of) AND end_user_id = $2::text
        AND ($4::timestamptz IS NULL OR assigned_at <= $4::timestamptz)
      RETURNING experiment_id),
    totals AS (
      UPDATE user_total SET end_user_id = $3::text
      WHERE experiment_id IN (SELECT id FROM experiment_of) AND end_user_id = $2::text
        AND ($4::timestamptz IS NULL OR experiment_id IN (SELECT experiment_id FROM assignments))),
    events AS (
      UPDATE event
      SET end_user_id = $3::text, properties = NULL, event_id = NULL, campaign_id = NULL, ad_id = NULL,
        device_type = NULL
      WHERE project_id = $1::int AND end_user_id = $2::text
        AND ($4::timestamptz IS NULL OR received_at <= $4::timestamptz)
      RETURNING 1),
    memberships AS (
      UPDATE segment_user SET end_user_id = $3::text
      WHERE project_id = $1::int AND end_user_id = $2::text AND $4::timestamptz IS NULL RETURNING 1)
  SELECT (SELECT count(*)::int FROM assignments) AS assignments,
         (SELECT count(*)::int FROM events) AS events,
         (SELECT count(*)::int FROM memberships) AS memberships`;
