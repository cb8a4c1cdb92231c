import { Decimal } from '#libs/metrics';
import type { AnalysedMetric } from '#libs/statistics';
import type { SumsRow } from '../queries/end-user-sums.queries.js';
import { isKept, sourcesOf, type EventSource, type MeasuredMetric } from './measured-metric.js';
import type { LibraryTexts } from '../queries/library.queries.js';
import { parseRows, type RowsText } from '../queries/statement.js';
import { libraryStatistics, unpackLibrary, type Library } from './library-statistics.js';
import { skewedOf, sumsOf, toStatistics, type Part } from './sums-to-statistics.js';
import type { AssignedRow, TotalRow, UncountedRow } from '../queries/totals.queries.js';

/** What statistics are made from, for all groups, as it was read. */
export interface GatheredTexts {
  assigned: RowsText<AssignedRow>;
  totals: RowsText<TotalRow>;
  /** By key, for the metrics that need a look at end users. */
  sums: ReadonlyMap<string, RowsText<SumsRow>>;
  /** Events that count nowhere. */
  uncounted: RowsText<UncountedRow>;
  /** Events from before the assignment that were meant to count. */
  early: RowsText<UncountedRow>;
  /** Of shared metrics. */
  library: LibraryTexts;
}

/** The same to work with. */
export interface Gathered {
  assigned: AssignedRow[];
  totals: TotalRow[];
  /** The totals by `totalKey`: there may be thousands of types. */
  totalsByKey: ReadonlyMap<string, TotalRow>;
  sums: ReadonlyMap<string, SumsRow[]>;
  uncounted: UncountedRow[];
  early: UncountedRow[];
  library: Library;
}

/** Costs time where there are many rows, so threads do it. */
export function unpack({ assigned, totals, sums, uncounted, early, library }: GatheredTexts): Gathered {
  const rows = parseRows(totals);
  return {
    assigned: parseRows(assigned),
    totals: rows,
    totalsByKey: new Map(rows.map((row) => [totalKey(row), row])),
    sums: new Map([...sums].map(([key, text]) => [key, parseRows(text)])),
    uncounted: parseRows(uncounted),
    early: parseRows(early),
    library: unpackLibrary(library),
  };
}

export function usersOf({ assigned }: Gathered, variationId: number, group: string): number {
  return usersIn(assigned, variationId, group);
}

export function usersIn(assigned: readonly AssignedRow[], variationId: number, group: string): number {
  return assigned.find((row) => row.variationId === variationId && row.group === group)?.users ?? 0;
}

/** How many events count nowhere. */
export function uncountedOf({ uncounted }: Gathered): number {
  return eventsIn(uncounted);
}

/** How many events of a metric count nowhere. */
export function uncountedOfMetric({ uncounted }: Gathered, { source, shared }: MeasuredMetric): number {
  return shared ? 0 : eventsIn(uncounted, source);
}

function eventsIn(rows: readonly UncountedRow[], source?: EventSource): number {
  return rows
    .filter(({ metricId, type }) => !source || (metricId === source.metricId && type === source.type))
    .reduce((sum, { events }) => sum + events, 0);
}

/** How many events of the sources of a metric were meant to count and came before the assignment. */
export function earlyOf({ early }: Gathered, metric: MeasuredMetric): number {
  return sourcesOf([metric]).reduce((sum, source) => sum + eventsIn(early, source), 0);
}

/** The same by type, of all events. */
export function earlyByType({ early }: Gathered): Record<string, number> {
  const rows = early.filter(({ metricId }) => metricId === 0);
  return Object.fromEntries(rows.map(({ type, events }) => [type, events]));
}

/** The total of a variation over the events of a source. */
export function totalOf(
  { totalsByKey }: Gathered,
  source: EventSource,
  part: { variationId: number; group: string },
): TotalRow | undefined {
  return totalsByKey.get(totalKey({ ...source, ...part }));
}

type TotalName = Pick<TotalRow, 'variationId' | 'group' | 'metricId' | 'type'>;
const totalKey = ({ variationId, group, metricId, type }: TotalName): string =>
  JSON.stringify([variationId, metricId, type, group]);

/** A metric with the statistics of every variation, as the analysis takes it. */
export function toAnalysed(metric: MeasuredMetric, gathered: Gathered, part: Part): AnalysedMetric {
  const { key, role, goal, marginType, margin, source } = metric;
  const settings = { key, role, direction: goal, margin: { type: marginType, value: margin } };
  if (metric.shared)
    return { ...settings, ...libraryStatistics(metric, gathered.library, part) } as AnalysedMetric;
  const of = <T>(statistics: (n: number, variationId: number) => T): T[] =>
    part.variations.map(({ id }) => statistics(usersOf(gathered, id, part.group), id));
  const total = (variationId: number) => totalOf(gathered, source, { variationId, group: part.group });
  if (!isKept(metric))
    return { ...settings, ...lookedAt(metric, gathered, of, part.group) } as AnalysedMetric;
  if (metric.part === 'any') {
    return {
      ...settings,
      kind: 'binomial',
      statistics: of((n, id) => ({ n, conversions: total(id)?.users ?? 0 })),
    };
  }
  const [sum, squares, cubes] =
    metric.part === 'count'
      ? (['events', 'countSumSquares', 'countSumCubes'] as const)
      : (['valueSum', 'valueSumSquares', 'valueSumCubes'] as const);
  return {
    ...settings,
    kind: 'mean',
    statistics: of((n, id) => {
      const row = total(id);
      const sumOfCubes = row ? row[cubes] : '0';
      return skewedOf(n, [
        Decimal.of(String(row?.[sum] ?? 0)),
        Decimal.of(row?.[squares] ?? '0'),
        sumOfCubes === null ? null : Decimal.of(sumOfCubes),
      ]);
    }),
  };
}

/** A metric that takes a look at what every end user did. */
function lookedAt(metric: MeasuredMetric, { sums }: Gathered, of: ForEach, group: string) {
  const own = (sums.get(metric.key) ?? []).filter((row) => row.group === group);
  const rowOf = (id: number) => own.find(({ variationId }) => variationId === id);
  return toStatistics(
    metric,
    of((n, id) => sumsOf(n, rowOf(id)?.sums)),
  );
}

type ForEach = <T>(statistics: (n: number, variationId: number) => T) => T[];
