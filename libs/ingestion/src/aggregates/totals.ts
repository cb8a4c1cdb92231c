import type { Pool, PoolClient } from 'pg';
import { withinTransaction } from '../transaction.js';
import { lockForTotals } from './gate.js';
import { comparison, recount } from './recount.js';

/** A stored total and what raw events and assignments amount to; null for a row that is not there. */
export interface TotalDifference {
  readonly total: 'user_total' | 'variation_total' | 'assignment_total' | 'uncounted_total';
  readonly stored: unknown;
  readonly recounted: unknown;
}

/** An experiment whose totals can be recounted, or not any more. */
export interface RecountableExperiment {
  readonly id: number;
  readonly key: string;
  /** False when events have been removed for their age that may have counted. */
  readonly recountable: boolean;
}

/** Every experiment that somebody is assigned in or that has totals, in ascending id. */
export async function listCounted(pool: Pool): Promise<RecountableExperiment[]> {
  const { rows } = await pool.query<RecountableExperiment>(`
    SELECT id, key, NOT EXISTS (
        SELECT FROM event_retention, assignment
        WHERE assignment.experiment_id = experiment.id AND assigned_at < removed_before) AS recountable
    FROM experiment
    WHERE EXISTS (SELECT FROM assignment WHERE experiment_id = experiment.id)
      OR EXISTS (SELECT FROM user_total WHERE experiment_id = experiment.id)
      OR EXISTS (SELECT FROM assignment_total WHERE experiment_id = experiment.id)
      OR EXISTS (SELECT FROM uncounted_total WHERE experiment_id = experiment.id)
    ORDER BY id`);
  return rows;
}

/**
 * Compares the totals of an experiment with a recount, while events and assignments go on. Counts must be
 * equal; sums may differ by 1e-9 of the sum over absolute values, since addition of floating-point numbers
 * depends on its order. Empty for an experiment whose totals are right.
 */
export async function compareTotals(pool: Pool, experimentId: number): Promise<TotalDifference[]> {
  const { rows } = await pool.query<TotalDifference>(comparison, [experimentId]);
  return rows;
}

/**
 * Replaces the totals of an experiment by a recount. Events and assignments of the whole installation wait
 * meanwhile.
 */
export function rebuildTotals(pool: Pool, experimentId: number): Promise<void> {
  return withinTransaction(pool, `BEGIN; ${lockForTotals}`, (client) => replaceTotals(client, experimentId));
}

async function replaceTotals(client: PoolClient, experimentId: number): Promise<void> {
  for (const table of ['user_total', 'variation_total', 'assignment_total', 'uncounted_total'])
    await client.query(`DELETE FROM ${table} WHERE experiment_id = $1`, [experimentId]);
  await client.query(
    `WITH ${recount},
     users AS (
       INSERT INTO user_total (experiment_id, end_user_id, metric_id, type, variation_id, event_count, value_sum)
       SELECT experiment_id, end_user_id, metric_id, type, variation_id, event_count, value_sum
       FROM recounted_user),
     variations AS (
       INSERT INTO variation_total (experiment_id, variation_id, metric_id, type, shard, event_count, users,
         count_sum_squares, value_sum, value_sum_squares)
       SELECT experiment_id, variation_id, metric_id, type, 0, event_count, users, count_sum_squares,
         value_sum, value_sum_squares
       FROM recounted_variation),
     uncounted AS (
       INSERT INTO uncounted_total (experiment_id, metric_id, type, shard, event_count)
       SELECT $1, metric_id, type, 0, event_count FROM recounted_uncounted)
     INSERT INTO assignment_total (experiment_id, variation_id, allocation_version, shard, users)
     SELECT experiment_id, variation_id, allocation_version, 0, users FROM recounted_assignment`,
    [experimentId],
  );
}
