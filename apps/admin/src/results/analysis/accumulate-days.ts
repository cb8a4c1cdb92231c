import { dayMs } from '#libs/durations';
import { Decimal, type SumName } from '#libs/metrics';
import type { SumsOfUsers } from './sums-to-statistics.js';

const dayOf = (time: Date): string => time.toISOString().slice(0, 10);

export type DaySums = Partial<Record<SumName, Decimal>>;

/** What a day adds to the end users and sums of a variation. */
export interface AddedByDay {
  day: string;
  users: number;
  sums: DaySums;
}

/** Every day from the first to the last one that anything happened on, or to the end. */
export function daysOf(days: readonly string[], end: Date): string[] {
  const known = [...days].sort();
  const [first] = known;
  if (first === undefined) return [];
  const last = [known.at(-1)!, dayOf(end)].sort().at(-1)!;
  const count = (Date.parse(last) - Date.parse(first)) / dayMs + 1;
  return Array.from({ length: count }, (_, i) => dayOf(new Date(Date.parse(first) + i * dayMs)));
}

/** The sums of a variation at the end of each day. */
export function accumulate(rows: readonly AddedByDay[], days: readonly string[]): SumsOfUsers[] {
  const byDay = new Map<string, AddedByDay[]>();
  for (const row of rows) {
    const known = byDay.get(row.day);
    if (known) known.push(row);
    else byDay.set(row.day, [row]);
  }
  let n = 0;
  let sums: DaySums = {};
  return days.map((day) => {
    for (const row of byDay.get(day) ?? []) {
      n += row.users;
      sums = added(sums, row.sums);
    }
    const soFar = sums;
    return { n, sumOf: (name) => soFar[name] ?? Decimal.zero };
  });
}

function added(one: DaySums, other: DaySums): DaySums {
  const total = { ...one };
  for (const [name, amount] of Object.entries(other) as [SumName, Decimal][])
    total[name] = total[name]?.plus(amount) ?? amount;
  return total;
}
