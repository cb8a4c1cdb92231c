import type { Pool } from 'pg';
import { assignmentInsertion, newAssignmentInsertion } from '../aggregates/assignment-insertion.js';
import { numberArray, textArray } from '../array-literal.js';
import { assignmentValues, newAssignmentValues } from './assignment-values.js';
import type { ExposureGroup } from './exposure.js';

/** Which variation is asked for or known, of one end user in one experiment. */
export interface AssignmentKey {
  readonly endUserId: string;
  readonly experimentId: number;
}

export interface RecordedAssignment extends AssignmentKey {
  readonly variationId: number;
  /** The first exposure. */
  readonly assignedAt: Date;
}

/**
 * Records exposures whose end user has no assignment in the experiment yet, and counts them and what their end
 * users had done before they were recorded.
 *
 * @returns how many were new
 */
export async function insertAssignments(pool: Pool, groups: readonly ExposureGroup[]): Promise<number> {
  const { rows } = await pool.query<{ inserted: number }>({
    name: 'insert-assignments',
    text: assignmentInsertion,
    values: assignmentValues(groups),
  });
  return rows[0]?.inserted ?? 0;
}

/**
 * The same for end users who are probably all new, which costs a third less: rejects with a unique violation,
 * and records nothing, when one of them has an assignment.
 */
export async function insertNewAssignments(pool: Pool, groups: readonly ExposureGroup[]): Promise<void> {
  await pool.query({
    name: 'insert-new-assignments',
    text: newAssignmentInsertion,
    values: newAssignmentValues(groups),
  });
}

/** The assignments that are recorded under the keys; keys without one are left out. */
export async function selectAssignments(
  pool: Pool,
  keys: readonly AssignmentKey[],
): Promise<RecordedAssignment[]> {
  const { rows } = await pool.query<RecordedAssignment>({
    name: 'select-assignments',
    text: `
      SELECT experiment_id AS "experimentId", end_user_id AS "endUserId", variation_id AS "variationId",
        assigned_at AS "assignedAt"
      FROM unnest($1::int[], $2::text[]) AS key (experiment_id, end_user_id)
      JOIN assignment USING (experiment_id, end_user_id)`,
    values: [
      numberArray(keys.map(({ experimentId }) => experimentId)),
      textArray(keys.map(({ endUserId }) => endUserId)),
    ],
  });
  return rows;
}
