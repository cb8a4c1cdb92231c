import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type Json as DuckJson } from '@duckdb/node-api';

/** The rows of a Parquet file, and how many row groups it has, as DuckDB reads them. */
export async function readParquet(
  bytes: Uint8Array,
): Promise<{ rows: Record<string, DuckJson>[]; groups: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'abtesting-parquet-'));
  const duck = await (await DuckDBInstance.create()).connect();
  try {
    const file = join(folder, 'file.parquet');
    writeFileSync(file, bytes);
    const rows = (await duck.runAndReadAll(`SELECT * FROM read_parquet('${file}')`)).getRowObjectsJson();
    const counted = await duck.runAndReadAll(
      `SELECT count(DISTINCT row_group_id)::int AS groups FROM parquet_metadata('${file}')`,
    );
    return { rows, groups: Number(counted.getRowObjectsJson()[0]!.groups) };
  } finally {
    duck.closeSync();
    rmSync(folder, { recursive: true, force: true });
  }
}
