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
  const { rows } = await pool.query<FoundAssignments>({
    name: 'find-assignments',
    text: findingAssignments,
    values: assignmentsAsked(projectId, keys, areJoined),
  });
  return readAssignments(rows);
}

/** Gives one row, of a single column. */
export const findingAssignments = `SELECT find_assignments($1::int, $2::int[], $3::text[], $4::boolean) AS found`;

export interface FoundAssignments {
  found:
    | [experimentId: number, endUserId: string, variationId: number, ruleId: number | null, at: number][]
    | null;
}

/** What `findingAssignments` takes. */
export const assignmentsAsked = (
  projectId: number,
  keys: readonly AssignmentKey[],
  areJoined: boolean,
): unknown[] => [
  projectId,
  numberArray(keys.map(({ experimentId }) => experimentId)),
  textArray(keys.map(({ endUserId }) => endUserId)),
  areJoined,
];

/** What it gives. */
export const readAssignments = (rows: readonly FoundAssignments[]): RecordedAssignment[] =>
  (rows[0]?.found ?? []).map(([experimentId, endUserId, variationId, ruleId, at]) => ({
    ...{ experimentId, endUserId, variationId, ruleId },
    assignedAt: new Date(at),
  }));
