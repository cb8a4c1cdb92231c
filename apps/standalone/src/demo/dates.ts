import type { DataSource } from 'typeorm';
import { dayMs } from '#libs/durations';
import type { MadeExperiment } from './set-up-shop.js';

/** An experiment and when it takes in visitors, milliseconds since 1970. */
export interface DatedExperiment extends MadeExperiment {
  readonly from: number;
  /** Infinity for one that still does. */
  readonly until: number;
}

/** The experiments that ever ran, with their times counted back from now. */
export function dateExperiments(experiments: readonly MadeExperiment[], now: number): DatedExperiment[] {
  return experiments.flatMap((experiment) => {
    const { startedDaysAgo, stoppedDaysAgo } = experiment.definition;
    if (startedDaysAgo === undefined) return [];
    const until = stoppedDaysAgo === undefined ? Infinity : now - stoppedDaysAgo * dayMs;
    return [{ ...experiment, from: now - startedDaysAgo * dayMs, until }];
  });
}

/** Has the experiments begun and ended in the past. Nothing may be counted in them yet. */
export async function backdate(
  dataSource: DataSource,
  experiments: readonly DatedExperiment[],
): Promise<void> {
  for (const { id, from, until } of experiments) {
    const [begun, stopped] = [new Date(from), until === Infinity ? null : new Date(until)];
    await dataSource.query(
      `UPDATE experiment SET created_at = $2::timestamptz - interval '2 hours', started_at = $2,
         updated_at = COALESCE($3, $2), ended_at = CASE WHEN ended_at IS NOT NULL THEN $3::timestamptz END
       WHERE id = $1`,
      [id, begun, stopped],
    );
    // Whether a flag is stale is read from its versions.
    await dataSource.query(
      `UPDATE experiment_version SET at = $2
       WHERE experiment_id = (SELECT id FROM experiment WHERE id = $1 AND type = 'Feature Flag')`,
      [id, begun],
    );
  }
}
