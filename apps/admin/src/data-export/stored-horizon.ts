import type { DataSource } from 'typeorm';

/**
 * Up to when all that was stored can be seen: what is stored carries the time at which its transaction began, so nothing
 * may be open that began earlier. The lag is for what is not seen of transactions: those of other roles, those that a
 * distributed database still carries out on a worker, and clocks that differ.
 */
export async function readHorizon(dataSource: DataSource, lagMs: number): Promise<Date> {
  const [row] = await dataSource.query<[{ horizon: Date }]>(
    `SELECT date_trunc('milliseconds', least(
       clock_timestamp() - $1 * interval '1 millisecond',
       (SELECT min(xact_start) FROM pg_stat_activity
        WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()))) AS horizon`,
    [lagMs],
  );
  return row.horizon;
}
