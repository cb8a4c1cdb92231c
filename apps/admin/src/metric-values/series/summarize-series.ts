import type { DaysToSummarize, DayValues, QuantileDay } from './day-values.js';
import type { LibraryDayRow, LibrarySeries } from './library-series.js';

/** Values times days that are worked through in one call: some seconds. */
const mostOfCall = 20_000_000;

/**
 * What is to be summarized for the quantile of each variation at the end of each day, all together (version 0) and by
 * allocation version, in parts that take some seconds at most.
 */
export function* partsOfSeries({ days, values }: LibrarySeries, q: number): Generator<DaysToSummarize> {
  const all = values ?? [];
  for (const variationId of new Set(days.map((row) => row.variationId))) {
    const rows = days.filter((row) => row.variationId === variationId);
    const own = all.filter((part) => part.variationId === variationId);
    const versions = [...new Set(rows.map((row) => row.version))];
    for (const version of versions.length > 1 ? [0, ...versions] : [0]) {
      const isWhole = version === 0;
      const of = isWhole ? own : own.filter((part) => part.version === version);
      const counted = countedBy(isWhole ? rows : rows.filter((row) => row.version === version));
      const size = Math.max(1, Math.floor(mostOfCall / Math.max(1, sizeOf(of))));
      for (let from = 0; from < counted.length; from += size)
        yield { q, variationId, version, values: of, days: counted.slice(from, from + size) };
    }
  }
}

/** Works a part out; it may take seconds. */
export type SummarizeDays = (part: DaysToSummarize) => Promise<QuantileDay[]>;

/** The series with quantiles in place of every value; others stay as they are. */
export async function summarizeSeries(
  series: LibrarySeries,
  q: number,
  summarize: SummarizeDays,
): Promise<LibrarySeries> {
  if (series.values === null) return series;
  const quantiles: QuantileDay[] = [];
  for (const part of partsOfSeries(series, q)) quantiles.push(...(await summarize(part)));
  return { ...series, values: null, quantiles };
}

const sizeOf = (values: readonly DayValues[]): number =>
  values.reduce((sum, { values: own }) => sum + own.length, 0);

/** How many end users count by the end of each day on which something changed. */
function countedBy(rows: readonly LibraryDayRow[]): { day: number; users: number }[] {
  const byDay = new Map<number, number>();
  for (const { day, users } of rows) byDay.set(day, (byDay.get(day) ?? 0) + users);
  let users = 0;
  return [...byDay]
    .sort(([one], [other]) => one - other)
    .map(([day, more]) => ({ day, users: (users += more) }));
}
