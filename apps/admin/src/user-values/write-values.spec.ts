import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { writeValues } from './write-values.js';

const columns = [
  { name: 'end_user_id', type: 'STRING', nullable: false },
  { name: 'Revenue', type: 'DOUBLE', nullable: true },
] as const;

async function* pages(count: number) {
  for (let page = 0; page < count; page++) {
    await Promise.resolve();
    yield Array.from({ length: 1_000 }, (_, i) => [`user-${page}-${i}`, i % 2 === 0 ? i / 4 : null]);
  }
}

async function collect(pieces: AsyncIterable<string | Uint8Array>): Promise<Buffer[]> {
  const all: Buffer[] = [];
  for await (const piece of pieces)
    all.push(typeof piece === 'string' ? Buffer.from(piece) : Buffer.from(piece));
  return all;
}

describe('a file of values', () => {
  it('is handed on in row groups of bounded size as Parquet, and is whole', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'abtesting-values-'));
    const duck = await (await DuckDBInstance.create()).connect();
    try {
      const pieces = await collect(writeValues(columns, pages(25), 'parquet'));
      expect(pieces).toHaveLength(3);
      const file = join(folder, 'values.parquet');
      writeFileSync(file, Buffer.concat(pieces));
      const read = async (statement: string) => (await duck.runAndReadAll(statement)).getRowsJson();
      expect(
        await read(`SELECT count(*)::int, count(DISTINCT end_user_id)::int, sum("Revenue") FROM '${file}'`),
      ).toEqual([[25_000, 25_000, (25 * (499 * 500)) / 4]]);
      const groups = `SELECT DISTINCT row_group_num_rows::int AS n, row_group_id FROM parquet_metadata('${file}')`;
      expect(await read(`SELECT n FROM (${groups}) ORDER BY row_group_id`)).toEqual([
        [10_000],
        [10_000],
        [5_000],
      ]);
    } finally {
      duck.closeSync();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('has its head in both formats where there is no end user', async () => {
    expect(String(Buffer.concat(await collect(writeValues(columns, pages(0), 'csv'))))).toBe(
      'end_user_id,Revenue\r\n',
    );
    const [file] = await collect(writeValues(columns, pages(0), 'parquet'));
    expect([file!.subarray(0, 4).toString(), file!.subarray(-4).toString()]).toEqual(['PAR1', 'PAR1']);
  });
});
