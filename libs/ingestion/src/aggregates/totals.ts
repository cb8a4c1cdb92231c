import type { Pool } from 'pg';
import { textArray } from '../array-literal.js';
import { settleEnd, type ProjectExperiment } from './after-end.js';
import { comparison, wrongEndUsers } from './recount.js';

/** A stored total and what raw events and assignments amount to; null for a row that is not there. */
export interface TotalDifference {
  readonly total: 'user_total' | 'variation_total' | 'assignment_total' | 'uncounted_total' | 'early_total';
  readonly stored: unknown;
  readonly recounted: unknown;
}

/** Why the totals of an experiment cannot be recounted any more. */
export type Unrecountable = 'events-removed' | 'user-rows-expired';

/** An experiment whose totals can be recounted, or not any more. */
export interface CountedExperiment {
  readonly id: number;
  readonly projectId: number;
  readonly key: string;
  /** Null when they can. */
  readonly obstacle: Unrecountable | null;
}

/** End users whose rows are put right in one transaction. */
const usersOfChunk = 500;

/** Every experiment that has assignments or totals, in ascending id. One statement a project. */
export async function listCounted(pool: Pool): Promise<CountedExperiment[]> {
  const { rows: projects } = await pool.query<{ projectId: number }>(
    'SELECT DISTINCT project_id AS "projectId" FROM experiment',
  );
  const counted: CountedExperiment[] = [];
  for (const { projectId } of projects) counted.push(...(await listCountedOf(pool, projectId)));
  return counted.sort((a, b) => a.id - b.id);
}

async function listCountedOf(pool: Pool, projectId: number): Promise<CountedExperiment[]> {
  const { rows: counted } = await pool.query<{ id: number; first: Date | null }>(listing, [projectId]);
  const { rows } = await pool.query<CountedExperiment>(naming, [
    projectId,
    counted.map(({ id }) => id),
    counted.map(({ first }) => first),
  ]);
  return rows;
}

const listing = `
  SELECT experiment_id AS id, min(first) AS first FROM (
    SELECT experiment_id, min(assigned_at) AS first FROM assignment WHERE project_id = $1 GROUP BY 1
    UNION ALL SELECT experiment_id, NULL FROM user_total WHERE project_id = $1 AND experiment_id <> 0 GROUP BY 1
    UNION ALL SELECT experiment_id, NULL FROM variation_total WHERE project_id = $1 GROUP BY 1
    UNION ALL SELECT experiment_id, NULL FROM assignment_total WHERE project_id = $1 GROUP BY 1
    UNION ALL SELECT experiment_id, NULL FROM uncounted_total WHERE project_id = $1 GROUP BY 1
    UNION ALL SELECT experiment_id, NULL FROM early_total WHERE project_id = $1 GROUP BY 1) AS counted
  GROUP BY experiment_id`;

const naming = `
  SELECT experiment.id, project_id AS "projectId", key,
    CASE WHEN EXISTS (SELECT FROM user_row_removal WHERE experiment_id = experiment.id) THEN 'user-rows-expired'
      WHEN EXISTS (SELECT FROM event_retention WHERE counted.first < removed_before) THEN 'events-removed'
    END AS obstacle
  FROM experiment JOIN unnest($2::int[], $3::timestamptz[]) AS counted (id, first) ON counted.id = experiment.id
  WHERE project_id = $1`;

/**
 * Compares the totals of an experiment with a recount, while events and assignments go on. Empty for an experiment whose
 * totals are right: counts and sums are exact. Sums of an experiment from before they were may differ by a billionth of
 * the sum over absolute values until it is rebuilt.
 */
export async function compareTotals(pool: Pool, experiment: ProjectExperiment): Promise<TotalDifference[]> {
  const { projectId, experimentId } = experiment;
  await settleEnd(runner(pool), experiment);
  const { rows } = await pool.query<TotalDifference>(comparison, [
    ...[projectId, experimentId, await isRounded(pool, experiment)],
  ]);
  return rows;
}

async function isRounded(pool: Pool, { projectId, experimentId }: ProjectExperiment): Promise<boolean> {
  const { rows } = await pool.query<{ rounded: boolean }>(
    'SELECT rounded FROM experiment_run WHERE project_id = $1 AND id = $2',
    [projectId, experimentId],
  );
  return rows[0]?.rounded === true;
}

/**
 * Puts the totals of an experiment right by a recount, while events and assignments go on: only what differs is written.
 *
 * First the rows of end users, some at a time and under their locks. Then the sums over them, by what they differ from a
 * recount at one instant: whatever is added meanwhile changes both alike, so nobody has to wait.
 */
export async function rebuildTotals(pool: Pool, experiment: ProjectExperiment): Promise<void> {
  const { projectId, experimentId } = experiment;
  await settleEnd(runner(pool), experiment);
  const { rows } = await pool.query<{ endUserId: string }>(wrongEndUsers, [projectId, experimentId, false]);
  for (let from = 0; from < rows.length; from += usersOfChunk) {
    const users = rows.slice(from, from + usersOfChunk).map(({ endUserId }) => endUserId);
    await pool.query('SELECT recount_users($1, $2, $3::text[])', [projectId, experimentId, textArray(users)]);
  }
  await pool.query('SELECT drain_batches($1)', [projectId]);
  await pool.query('SELECT correct_totals($1, $2)', [projectId, experimentId]);
}

const runner = (pool: Pool) => async (text: string, values: unknown[]) =>
  (await pool.query(text, values)).rows as unknown;
