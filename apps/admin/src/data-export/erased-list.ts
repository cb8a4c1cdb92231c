import { type DataSource, type EntityManager, In } from 'typeorm';
import { ExportErasure } from '#libs/entities';
import type { ObjectStorage } from '#libs/storage';
import { ParquetFile, type ParquetColumn } from './parquet-file.js';
import { putBytes } from './put-bytes.js';

const columns: readonly ParquetColumn[] = [
  { name: 'project_id', type: 'INT32', nullable: false },
  { name: 'end_user_id', type: 'STRING', nullable: false },
  { name: 'erased_at', type: 'TIMESTAMP', nullable: false },
];

const rowsOfFile = 10_000;

/**
 * Puts an end user on the list of those whose rows in exported files are to be removed, unless nothing was ever exported.
 * To be called at the end of the transaction that erases them.
 *
 * @param exporting whether exports are on, so that the first one may be under way
 */
export async function noteErased(
  manager: EntityManager,
  { projectId, endUserId, exporting }: { projectId: number; endUserId: string; exporting: boolean },
): Promise<void> {
  await manager.query(
    `INSERT INTO export_erasure (project_id, end_user_id, erased_at)
     SELECT $1::int, $2::text, clock_timestamp() WHERE $3::boolean OR (SELECT count(*) > 1 FROM export_window)`,
    [projectId, endUserId, exporting],
  );
}

/**
 * Writes who was erased since the last time to files of the list, and forgets them here. A file is named by its first
 * entry: cut off in the middle, it is written again under the same name.
 */
export async function exportErased(
  dataSource: DataSource,
  storage: ObjectStorage,
  prefix: string,
): Promise<void> {
  const erasures = dataSource.getRepository(ExportErasure);
  for (;;) {
    const entries = await erasures.find({ order: { id: 'ASC' }, take: rowsOfFile });
    const [first] = entries;
    if (!first) return;
    const file = new ParquetFile(columns);
    await file.add(
      entries.map(({ projectId, endUserId, erasedAt }) => ({
        ...{ project_id: projectId, end_user_id: endUserId, erased_at: erasedAt },
      })),
    );
    const path = `${prefix}/erased/${String(first.id).padStart(10, '0')}.parquet`;
    await putBytes(storage, { path, bytes: await file.finish(), type: 'application/vnd.apache.parquet' });
    await erasures.delete({ id: In(entries.map(({ id }) => id)) });
  }
}
