import type { Pool } from 'pg';
import { StartFailure } from '#libs/processes';
import {
  compareTotals,
  listCounted,
  rebuildTotals,
  type CountedExperiment,
  type Unrecountable,
} from '#libs/ingestion';

export interface TotalsTask {
  /** Only compare, or replace by a recount what differs. */
  task: 'verify' | 'rebuild';
  /** Id or key of the only experiment that is meant; a key means every experiment that has it. */
  experiment: string | undefined;
  print: (line: string) => void;
}

const printedDifferences = 20;

/**
 * Compares the totals of experiments with a recount of events and assignments, or rebuilds them.
 *
 * Where events or rows of end users have been removed for their age a recount would lose what they counted: such an
 * experiment is passed over, and rebuilding it when it was named is refused.
 *
 * @returns whether all that was looked at is right now
 * @throws StartFailure when there is nothing of that name
 */
export async function checkTotals(pool: Pool, { task, experiment, print }: TotalsTask): Promise<boolean> {
  const all = await listCounted(pool);
  const meant = all.filter(({ id, key }) => [undefined, String(id), key].includes(experiment));
  if (experiment !== undefined && meant.length === 0)
    throw new StartFailure(`No experiment ${experiment} has assignments or totals.`);
  let right = true;
  for (const one of meant) {
    const name = `${one.id} ${one.key}`;
    if (one.obstacle) {
      print(`${name}: cannot be recounted, ${reasons[one.obstacle]}`);
      if (task === 'rebuild' && experiment !== undefined) right = false;
    } else if (task === 'rebuild') {
      await rebuildTotals(pool, { projectId: one.projectId, experimentId: one.id });
      print(`${name}: rebuilt`);
    } else if (!(await verify(pool, one, print))) {
      right = false;
    }
  }
  return right;
}

const reasons: Record<Unrecountable, string> = {
  'events-removed': 'events have been removed for their age',
  'user-rows-expired': 'the rows of its end users have been removed for their age',
};

async function verify(
  pool: Pool,
  { id, projectId, key }: CountedExperiment,
  print: (line: string) => void,
): Promise<boolean> {
  const differences = await compareTotals(pool, { projectId, experimentId: id });
  if (differences.length === 0) {
    print(`${id} ${key}: right`);
    return true;
  }
  print(`${id} ${key}: ${differences.length} differences`);
  for (const { total, stored, recounted } of differences.slice(0, printedDifferences))
    print(`  ${total}: stored ${JSON.stringify(stored)}, recounted ${JSON.stringify(recounted)}`);
  return false;
}
