import type { DataSource } from 'typeorm';

type Queryable = Pick<DataSource, 'query'>;

/** Sets how often a metric was triggered. */
export async function setCounters(
  database: Queryable,
  metricId: number,
  { live = 0, qa = 0 }: { live?: number; qa?: number },
): Promise<void> {
  await database.query(
    `INSERT INTO metric_counter (project_id, metric_id, shard, live, qa)
     SELECT project_id, metric.id, 0, $2::bigint, $3::bigint
     FROM metric JOIN experiment ON experiment.id = experiment_id WHERE metric.id = $1`,
    [metricId, live, qa],
  );
}

/** Live and QA counter of each metric of an experiment, in the order of their ids. */
export async function countersOf(database: Queryable, experimentId: number): Promise<number[][]> {
  const rows = await database.query<{ live: string; qa: string }[]>(
    `SELECT COALESCE(sum(live), 0) AS live, COALESCE(sum(qa), 0) AS qa
     FROM metric LEFT JOIN metric_counter ON metric_id = id WHERE experiment_id = $1 GROUP BY id ORDER BY id`,
    [experimentId],
  );
  return rows.map(({ live, qa }) => [Number(live), Number(qa)]);
}
