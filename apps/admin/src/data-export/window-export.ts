import type { DataSource } from 'typeorm';
import type { ObjectStorage } from '#libs/storage';
import type { Window } from './export-windows.js';
import { exportedTables, type ExportedTable } from './exported-tables.js';
import { ParquetFile, type ExportedRow } from './parquet-file.js';
import { putBytes } from './put-bytes.js';

/** Where from and where to. */
export interface ExportWay {
  readonly dataSource: DataSource;
  readonly storage: ObjectStorage;
  /** The folder in the bucket. */
  readonly prefix: string;
  /** A row group is closed at so many rows, or at 8 million characters. */
  readonly rowsOfGroup: number;
  /** A file is closed beyond it. */
  readonly bytesOfFile: number;
  /** Cuts the export off. */
  readonly signal: AbortSignal;
}

/** A file as the manifest names it. */
export interface ExportedFile {
  readonly table: ExportedTable['name'];
  readonly projectId: number;
  /** The key in the bucket. */
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
}

/** What is read from the database at once. */
const rowsOfFetch = 1_000;
const charactersOfGroup = 8_388_608;

/**
 * Exports all that was stored in a window, and then the manifest that names the files. Names follow from the window, so
 * doing it again replaces what is there, and what is beyond the last file of this time is removed.
 */
export async function exportWindow(way: ExportWay, window: Window): Promise<void> {
  const files: ExportedFile[] = [];
  const projects = await way.dataSource.query<{ id: number }[]>('SELECT id FROM project ORDER BY id');
  for (const { id } of projects)
    for (const table of exportedTables)
      files.push(...(await exportRows(way, { table, projectId: id, window })));
  const manifest = {
    since: window.since.toISOString(),
    until: window.until.toISOString(),
    rows: Object.fromEntries(
      exportedTables.map(({ name }) => [
        name,
        files.filter(({ table }) => table === name).reduce((sum, { rows }) => sum + rows, 0),
      ]),
    ),
    files,
  };
  const path = `${way.prefix}/manifest/date=${dateOf(window)}/${nameOf(window)}.json`;
  await putBytes(way.storage, {
    path,
    bytes: Buffer.from(JSON.stringify(manifest)),
    type: 'application/json',
  });
}

interface Part {
  table: ExportedTable;
  projectId: number;
  window: Window;
}

async function exportRows(way: ExportWay, part: Part): Promise<ExportedFile[]> {
  const { table, projectId, window } = part;
  const folder = `${way.prefix}/${table.name}/project=${projectId}/date=${dateOf(window)}`;
  const files: ExportedFile[] = [];
  const keep = async (file: ParquetFile): Promise<void> => {
    const path = `${folder}/${nameOf(window)}-${String(files.length).padStart(4, '0')}.parquet`;
    const bytes = await file.finish();
    await putBytes(way.storage, { path, bytes, type: 'application/vnd.apache.parquet' });
    files.push({ table: table.name, projectId, path, rows: file.rows, bytes: bytes.length });
  };
  let file = new ParquetFile(table.columns);
  for await (const group of groupsOf(readRows(way, part), way.rowsOfGroup)) {
    await file.add(group);
    if (file.size < way.bytesOfFile) continue;
    await keep(file);
    file = new ParquetFile(table.columns);
  }
  if (file.rows > 0) await keep(file);
  const written = new Set(files.map(({ path }) => path));
  for (const path of await way.storage.list(folder))
    if (path.startsWith(`${folder}/${nameOf(window)}-`) && !written.has(path)) await way.storage.delete(path);
  return files;
}

/** One snapshot, some rows at a time. */
async function* readRows(
  { dataSource, signal }: ExportWay,
  { table, projectId, window }: Part,
): AsyncGenerator<ExportedRow[]> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction();
    await runner.query(`DECLARE exported NO SCROLL CURSOR FOR ${table.select(projectId, window)}`);
    for (;;) {
      signal.throwIfAborted();
      const rows = (await runner.query(`FETCH ${rowsOfFetch} FROM exported`)) as ExportedRow[];
      if (rows.length === 0) return;
      yield rows;
    }
  } finally {
    await runner.rollbackTransaction().catch(() => undefined);
    await runner.release();
  }
}

async function* groupsOf(
  fetched: AsyncIterable<ExportedRow[]>,
  rowsOfGroup: number,
): AsyncGenerator<ExportedRow[]> {
  let group: ExportedRow[] = [];
  let characters = 0;
  for await (const rows of fetched) {
    for (const row of rows) {
      group.push(row);
      for (const value of Object.values(row)) characters += typeof value === 'string' ? value.length : 8;
    }
    if (group.length < rowsOfGroup && characters < charactersOfGroup) continue;
    yield group;
    [group, characters] = [[], 0];
  }
  if (group.length > 0) yield group;
}

/** The day of UTC on which it was stored. */
function dateOf({ since }: Window): string {
  return since.toISOString().slice(0, 10);
}

/** Its beginning; the windows of a day begin at different times, whatever the interval was. */
function nameOf({ since }: Window): string {
  return since
    .toISOString()
    .replaceAll(/[-:]|\.000/g, '')
    .replace('.', '-');
}
