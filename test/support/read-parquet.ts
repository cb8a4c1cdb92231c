import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type Json as DuckJson } from '@duckdb/node-api';

/** The rows of a Parquet file as DuckDB reads them. */
export async function readParquet(bytes: Uint8Array): Promise<Record<string, DuckJson>[]> {
  const folder = mkdtempSync(join(tmpdir(), 'abtesting-parquet-'));
  const duck = await (await DuckDBInstance.create()).connect();
  try {
    const file = join(folder, 'file.parquet');
    writeFileSync(file, bytes);
    return (await duck.runAndReadAll(`SELECT * FROM read_parquet('${file}')`)).getRowObjectsJson();
  } finally {
    duck.closeSync();
    rmSync(folder, { recursive: true, force: true });
  }
}
