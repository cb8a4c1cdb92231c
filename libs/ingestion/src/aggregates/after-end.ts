import { addToVariations, isCounted, ofUsers, userDeltas } from './counting.js';
import { lockForTotals } from './gate.js';

/** Runs a statement of the transaction at hand and gives the rows of a SELECT. */
export type RunStatement = (text: string, values: unknown[]) => Promise<unknown>;

/**
 * Takes out of an experiment's totals what was counted although it happened at its end or later: clocks may be
 * some minutes ahead, and a planned end may have come before it was noticed. To be called in the transaction
 * that sets `ended_at`, after it is set; nothing of the kind is counted from then on.
 *
 * Subtracts instead of recounting, so that events that were removed for their age stay in the totals.
 */
export async function uncountAfterEnd(run: RunStatement, experimentId: number): Promise<void> {
  await run(lockForTotals, []);
  const [late] = (await run(subtraction, [experimentId])) as { users: number }[];
  if (late === undefined || late.users === 0) return;
  await run('DELETE FROM user_total WHERE experiment_id = $1 AND event_count <= 0', [experimentId]);
  await run('DELETE FROM variation_total WHERE experiment_id = $1', [experimentId]);
  await run(addToVariations(ofUsers('user_total WHERE experiment_id = $1')), [experimentId]);
}

const subtraction = `
  WITH
    late AS MATERIALIZED (
      SELECT assignment.experiment_id, assignment.end_user_id, assignment.variation_id,
        event.metric_id, event.type, event.value
      FROM experiment
      JOIN event ON event.project_id = experiment.project_id AND event.occurred_at >= experiment.ended_at
        AND (event.experiment_id = experiment.id OR event.experiment_id IS NULL)
        AND ${isCounted('event', 'experiment.id')}
      JOIN assignment ON assignment.experiment_id = experiment.id
        AND assignment.end_user_id = event.end_user_id AND assignment.assigned_at <= event.occurred_at
      WHERE experiment.id = $1),
    excess AS MATERIALIZED (${userDeltas('late')}),
    reduced AS (
      UPDATE user_total AS total
      SET event_count = total.event_count - excess.event_count, value_sum = total.value_sum - excess.value_sum
      FROM excess
      WHERE (total.experiment_id, total.end_user_id, total.metric_id, total.type)
        = (excess.experiment_id, excess.end_user_id, excess.metric_id, excess.type)
      RETURNING 1)
  SELECT count(*)::int AS users FROM reduced`;
