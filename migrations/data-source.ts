import { DataSource } from 'typeorm';
import { dataSourceOptions } from '#libs/entities';
import { migrations } from './index.js';

/** A connection that knows the entities and every migration; used to migrate and to compare the two. */
export function migrationDataSource(url: string): DataSource {
  return new DataSource({
    ...dataSourceOptions(url, 2),
    migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'all',
  });
}
