import { DataSource } from 'typeorm';
import { dataSourceOptions } from '#libs/entities';
import { migrations } from './index.js';

/** A lock of a whole table that is waited for makes everybody queue behind it. */
const lockLimitMs = 5_000;

/** A connection that knows the entities and every migration; used to migrate and to compare the two. */
export function migrationDataSource(url: string): DataSource {
  const options = dataSourceOptions(url, 2);
  return new DataSource({
    ...options,
    migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'all',
    extra: { ...(options.extra as object), lock_timeout: lockLimitMs },
  });
}
