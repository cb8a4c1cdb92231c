import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';

/** A column of a Parquet file; times are milliseconds of UTC. */
export interface ParquetColumn {
  readonly name: string;
  readonly type: 'INT32' | 'INT64' | 'DOUBLE' | 'STRING' | 'TIMESTAMP';
  readonly nullable: boolean;
}

/** As the database gives it: whole numbers of 64 bits and decimals are texts. */
export type ExportedRow = Record<string, string | number | Date | null>;

/** Writes one Parquet file in memory, a row group at a time. */
export class ParquetFile {
  rows = 0;
  private readonly bytes = new ByteWriter();
  private readonly writer: ParquetWriter;

  constructor(private readonly columns: readonly ParquetColumn[]) {
    const columnData = columns.map((column) => ({ ...column, data: [] }));
    this.writer = new ParquetWriter({
      writer: this.bytes,
      schema: schemaFromColumnData({ columnData }),
      createdBy: 'ABTestingTool',
    });
  }

  /** How large it is so far. */
  get size(): number {
    return this.bytes.offset;
  }

  async add(rows: readonly ExportedRow[]): Promise<void> {
    const columnData = this.columns.map(({ name, type }) => ({
      name,
      data: rows.map((row) => asStored(row[name] ?? null, type)),
    }));
    await this.writer.write({ columnData, rowGroupSize: rows.length });
    this.rows += rows.length;
  }

  /** What was written since the last time, which is not kept any more; for a file that is sent while it is made. */
  take(): Uint8Array {
    const written = this.bytes.getBytes().slice();
    this.bytes.index = 0;
    return written;
  }

  /** The rest of it: all of it unless some was taken. */
  async finish(): Promise<Uint8Array> {
    await this.writer.finish();
    return this.bytes.getBytes();
  }
}

function asStored(value: ExportedRow[string], type: ParquetColumn['type']): unknown {
  if (value === null) return null;
  if (type === 'INT64') return BigInt(value as string);
  if (type === 'DOUBLE') return Number(value);
  return value;
}
