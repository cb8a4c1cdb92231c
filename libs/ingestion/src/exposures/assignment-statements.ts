import type { Pool } from 'pg';
import { numberArray, textArray } from '../array-literal.js';
import type { ExposureGroup } from './exposure.js';

/** Which variation is asked for or known, of one end user in one experiment. */
export interface AssignmentKey {
  readonly endUserId: string;
  readonly experimentId: number;
}

export interface RecordedAssignment extends AssignmentKey {
  readonly variationId: number;
  /** The rule of a flag that measured it; 0 for the default rule, null where nobody knows. */
  readonly ruleId: number | null;
  /** The first exposure. */
  readonly assignedAt: Date;
}

/** What `recordAssignments` tells in place of the variation of an end user who is recorded under another rule of the flag. */
export const underAnotherRule = -1;

/** The most end users of one call: each takes a lock, of which a server has a limited number. */
export const maxEndUsersAtOnce = 1_000;

/**
 * Records exposures of one project, and counts them and what their end users had done before they were recorded: one
 * statement, outside any transaction. Who is assigned already stays so.
 *
 * @param groups of at most `maxEndUsersAtOnce` end users
 * @returns null when all of them were new; otherwise, for all exposures in order, the variation that was recorded before
 */
export async function recordAssignments(
  pool: Pool,
  projectId: number,
  groups: readonly ExposureGroup[],
): Promise<(number | null)[] | null> {
  const { rows } = await pool.query<{ recorded: (number | null)[] | null }>({
    name: 'record-assignments',
    text: `SELECT record_assignments($1::int, $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[],
      $8::int[], $9::int[], $10::int[], $11::int[], $12::int[]) AS recorded`,
    values: [projectId, ...columnsOf(groups)],
  });
  return rows[0]?.recorded ?? null;
}

function columnsOf(groups: readonly ExposureGroup[]): string[] {
  const visitors: number[] = [];
  const experiments: number[] = [];
  const variations: number[] = [];
  const versions: number[] = [];
  const rules: number[] = [];
  groups.forEach(({ exposures }, index) => {
    for (const { experimentId, variationId, allocationVersion, ruleId = 0 } of exposures) {
      visitors.push(index + 1);
      experiments.push(experimentId);
      variations.push(variationId);
      versions.push(allocationVersion);
      rules.push(ruleId);
    }
  });
  return [
    textArray(groups.map(({ endUserId }) => endUserId)),
    textArray(groups.map(({ details }) => details.deviceType)),
    textArray(groups.map(({ details }) => details.campaignId)),
    textArray(groups.map(({ details }) => details.adId)),
    textArray(groups.map(({ details }) => details.attributes)),
    numberArray(groups.map(({ servedAt }) => servedAt)),
    ...[visitors, experiments, variations, versions, rules].map(numberArray),
  ];
}

/**
 * The assignments that are recorded under the keys in a project; keys without one are left out.
 *
 * @param areJoined whether some of the ids may be joined to others, so that what was served under those counts
 */
export async function selectAssignments(
  pool: Pool,
  projectId: number,
  { keys, areJoined }: { keys: readonly AssignmentKey[]; areJoined: boolean },
): Promise<RecordedAssignment[]> {
  const { rows } = await pool.query<RecordedAssignment>({
    ...(areJoined ? selectingOfPeople : selecting),
    values: [
      projectId,
      numberArray(keys.map(({ experimentId }) => experimentId)),
      textArray(keys.map(({ endUserId }) => endUserId)),
    ],
  });
  return rows;
}

const selecting = {
  name: 'select-assignments',
  text: `
      SELECT assignment.experiment_id AS "experimentId", assignment.end_user_id AS "endUserId",
        variation_id AS "variationId", COALESCE(rule_id, 0) AS "ruleId", assigned_at AS "assignedAt"
      FROM unnest($2::int[], $3::text[]) AS key (experiment_id, end_user_id)
      JOIN assignment ON assignment.project_id = $1 AND assignment.end_user_id = key.end_user_id COLLATE "C"
        AND assignment.experiment_id = key.experiment_id`,
};

/** Who was served different variations under different ids keeps that of the id that is asked for. */
export const selectingOfPeople = {
  name: 'select-assignments-of-people',
  text: `
      SELECT key.experiment_id AS "experimentId", key.end_user_id AS "endUserId",
        COALESCE(assignment.variation_id, crossed.variation_id) AS "variationId",
        CASE WHEN assignment.variation_id IS NOT NULL THEN COALESCE(assignment.rule_id, 0) END AS "ruleId",
        COALESCE(assignment.assigned_at, crossed.assigned_at) AS "assignedAt"
      FROM unnest($2::int[], $3::text[]) AS key (experiment_id, end_user_id)
      LEFT JOIN joined_id ON joined_id.project_id = $1 AND joined_id.anonymous_id = key.end_user_id COLLATE "C"
        AND joined_id.trusted
      LEFT JOIN assignment ON assignment.project_id = $1 AND assignment.experiment_id = key.experiment_id
        AND assignment.end_user_id = COALESCE(joined_id.end_user_id, key.end_user_id COLLATE "C")
      LEFT JOIN LATERAL (
        SELECT variation_id, assigned_at FROM crossed_assignment AS other
        WHERE other.project_id = $1 AND other.experiment_id = key.experiment_id
          AND other.end_user_id = COALESCE(joined_id.end_user_id, key.end_user_id COLLATE "C")
        ORDER BY other.served_as = key.end_user_id COLLATE "C" DESC, assigned_at LIMIT 1) AS crossed
        ON assignment.variation_id IS NULL
      WHERE COALESCE(assignment.variation_id, crossed.variation_id) IS NOT NULL`,
};
