import { ParquetFile } from '../data-export/index.js';
import { csvLine } from '../events/pure.js';
import { inSlices } from '../threads/index.js';

export const valueFormats = ['csv', 'parquet'] as const;
export type ValueFormat = (typeof valueFormats)[number];

export const valueTypes: Record<ValueFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
};

/** A row group of Parquet has so many rows. */
const rowsOfGroup = 10_000;

type Column = ConstructorParameters<typeof ParquetFile>[0][number];
type Cells = readonly (string | number | Date | null)[];

/** Rows as a file, in pieces: no more than a page is in memory for CSV, and than a row group for Parquet. */
export function writeValues(
  columns: readonly Column[],
  pages: AsyncIterable<readonly Cells[]>,
  format: ValueFormat,
): AsyncGenerator<string | Uint8Array> {
  return format === 'csv' ? asCsv(columns, pages) : asParquet(columns, pages);
}

async function* asCsv(columns: readonly Column[], pages: AsyncIterable<readonly Cells[]>) {
  yield csvLine(columns.map(({ name }) => name));
  for await (const page of pages) yield* inSlices(page, (cells) => csvLine(cells));
}

async function* asParquet(columns: readonly Column[], pages: AsyncIterable<readonly Cells[]>) {
  const file = new ParquetFile(columns);
  let group: Cells[] = [];
  const add = () =>
    file.add(
      group.map((cells) => Object.fromEntries(columns.map(({ name }, i) => [name, cells[i] ?? null]))),
    );
  for await (const page of pages) {
    group.push(...page);
    if (group.length < rowsOfGroup) continue;
    await add();
    group = [];
    yield file.take();
  }
  if (group.length > 0) await add();
  yield await file.finish();
}
