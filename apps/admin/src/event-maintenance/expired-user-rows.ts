import type { DataSource } from 'typeorm';
import type { SummarizeDays } from '../metric-values/index.js';
import { summarizeDays } from '../metric-values/pure.js';
import { keepSeries } from '../results/index.js';

/** End users whose rows go in one transaction, under their locks. */
const usersOfChunk = 500;

const here: SummarizeDays = (part) => Promise.resolve(summarizeDays(part));

interface EndedExperiment {
  experimentId: number;
  projectId: number;
}

/**
 * Removes assignments and user totals of experiments that ended before a time. Their sums stay, and what their series is
 * made of is kept first. What is cut off in the middle is done the next time.
 *
 * @param now when that is noted
 * @param summarize works quantiles out: where nobody else waits for it, by this process
 */
export async function removeExpiredUserRows(
  dataSource: DataSource,
  { before, now, summarize = here }: { before: Date; now: Date; summarize?: SummarizeDays | undefined },
): Promise<void> {
  const ended = await dataSource.query<EndedExperiment[]>(
    `SELECT id AS "experimentId", project_id AS "projectId" FROM experiment WHERE ended_at < $1 ORDER BY id`,
    [before],
  );
  for (const { experimentId, projectId } of ended) {
    if (!(await hasUserRows(dataSource, { experimentId, projectId }))) continue;
    await note(dataSource, experimentId, { now, summarize });
    for (let removed = usersOfChunk; removed > 0;) {
      const [row] = await dataSource.query<[{ removed: number }]>(
        'SELECT remove_user_rows($1, $2, $3) AS removed',
        [projectId, experimentId, usersOfChunk],
      );
      removed = row.removed;
    }
    await removeMetricValues(dataSource, { experimentId, projectId });
  }
}

/** Sums of shared metrics stay. Who works them out looks at what is noted, with the row locked that is locked here. */
async function removeMetricValues(
  dataSource: DataSource,
  { experimentId, projectId }: EndedExperiment,
): Promise<void> {
  for (let removed = usersOfChunk; removed === usersOfChunk;)
    removed = await dataSource.transaction(async (manager) => {
      await manager.query('SELECT FROM metric_keeping WHERE project_id = $1 FOR UPDATE', [projectId]);
      const [, count] = await manager.query<[unknown[], number]>(
        `DELETE FROM metric_value WHERE project_id = $1 AND experiment_id = $2 AND end_user_id IN (
           SELECT end_user_id FROM metric_value WHERE project_id = $1 AND experiment_id = $2 LIMIT ${usersOfChunk})`,
        [projectId, experimentId],
      );
      return count;
    });
}

async function hasUserRows(
  dataSource: DataSource,
  { experimentId, projectId }: EndedExperiment,
): Promise<boolean> {
  const [row] = await dataSource.query<[{ found: boolean }]>(
    `SELECT EXISTS (SELECT FROM assignment WHERE project_id = $1 AND experiment_id = $2)
       OR EXISTS (SELECT FROM crossed_assignment WHERE project_id = $1 AND experiment_id = $2) AS found`,
    [projectId, experimentId],
  );
  return row.found;
}

/** Committed before the first row goes, so that nobody makes results of what is left. */
function note(
  dataSource: DataSource,
  experimentId: number,
  { now, summarize }: { now: Date; summarize: SummarizeDays },
): Promise<void> {
  return dataSource.transaction('REPEATABLE READ', async (manager) => {
    const noted = await manager.query<unknown[]>('SELECT FROM user_row_removal WHERE experiment_id = $1', [
      experimentId,
    ]);
    if (noted.length > 0) return;
    await keepSeries(manager, experimentId, summarize);
    await manager.query('INSERT INTO user_row_removal (experiment_id, removed_at) VALUES ($1, $2)', [
      ...[experimentId, now],
    ]);
  });
}
