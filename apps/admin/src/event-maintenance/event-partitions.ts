import type { DataSource } from 'typeorm';

/** A month of UTC. */
export interface Month {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
}

const monthsAhead = 3;
const partitionName = /^event_(\d{4})_(\d{2})$/;

/** The month of a time and those after it for which partitions have to be there. */
export function monthsToCome(now: Date): Month[] {
  return Array.from({ length: monthsAhead + 1 }, (_, ahead) =>
    monthOf(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead)),
  );
}

/** When a month begins; milliseconds since 1970. */
export function startOf({ year, month }: Month): number {
  return Date.UTC(year, month - 1);
}

/** When a month is over; milliseconds since 1970. */
export function endOf({ year, month }: Month): number {
  return Date.UTC(year, month);
}

/** The months that have a partition of their own, in ascending order. */
export async function listPartitions(dataSource: DataSource): Promise<Month[]> {
  const rows = await dataSource.query<{ name: string }[]>(
    `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'event'::regclass ORDER BY 1`,
  );
  return rows.flatMap(({ name }) => {
    const [, year, month] = partitionName.exec(name) ?? [];
    return year === undefined ? [] : [{ year: Number(year), month: Number(month) }];
  });
}

/**
 * Gives a month a partition of its own, with the events of it that are in the default partition so far. Events
 * wait meanwhile; when others keep the table busy for three seconds it gives up, which is an error.
 */
export async function addPartition(dataSource: DataSource, month: Month): Promise<void> {
  await dataSource.query('SELECT add_event_partition($1)', [firstDayOf(month)]);
}

/** Removes a month with all its events. */
export async function dropPartition(dataSource: DataSource, month: Month): Promise<void> {
  await dataSource.query('SELECT drop_event_partition($1)', [firstDayOf(month)]);
}

function monthOf(time: number): Month {
  const date = new Date(time);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 };
}

function firstDayOf({ year, month }: Month): string {
  return `${year}-${String(month).padStart(2, '0')}-01`;
}
