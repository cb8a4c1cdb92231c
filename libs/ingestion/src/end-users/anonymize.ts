import type { RunStatement } from '../aggregates/after-end.js';
import { lockForTotals } from '../aggregates/gate.js';

export interface Anonymization {
  projectId: number;
  endUserId: string;
  /** What stands in the place of the id from then on; nobody else's. */
  anonymousId: string;
}

/** How many rows named the end user. */
export interface AnonymizedRows {
  assignments: number;
  events: number;
  memberships: number;
}

/**
 * Replaces an end user's id wherever what they did is stored: assignments, events, totals, memberships of
 * segments. No count changes. What could tell who it was goes too: properties and caller's ids of their
 * events, and of the attributes of their assignments those that name people.
 *
 * Call it first in a transaction: storing events and assignments waits from here to its end, so that nothing
 * of the end user is written half under the one id and half under the other.
 */
export async function anonymizeEndUser(
  run: RunStatement,
  { projectId, endUserId, anonymousId }: Anonymization,
): Promise<AnonymizedRows> {
  await run(lockForTotals, []);
  const [rows] = (await run(replacement, [projectId, endUserId, anonymousId])) as AnonymizedRows[];
  return rows!;
}

const replacement = `
  WITH
    experiment_of AS MATERIALIZED (SELECT id FROM experiment WHERE project_id = $1::int),
    assignments AS (
      UPDATE assignment
      SET end_user_id = $3::text, attributes = attributes - '{id,first_name,last_name,email}'::text[]
      WHERE experiment_id IN (SELECT id FROM experiment_of) AND end_user_id = $2::text RETURNING 1),
    totals AS (
      UPDATE user_total SET end_user_id = $3::text
      WHERE experiment_id IN (SELECT id FROM experiment_of) AND end_user_id = $2::text),
    events AS (
      UPDATE event SET end_user_id = $3::text, properties = NULL, event_id = NULL
      WHERE project_id = $1::int AND end_user_id = $2::text RETURNING 1),
    memberships AS (
      UPDATE segment_user SET end_user_id = $3::text
      WHERE project_id = $1::int AND end_user_id = $2::text RETURNING 1)
  SELECT (SELECT count(*)::int FROM assignments) AS assignments,
         (SELECT count(*)::int FROM events) AS events,
         (SELECT count(*)::int FROM memberships) AS memberships`;
