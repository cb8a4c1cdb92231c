import type { AnalysedMetric, MeanStatistics, RatioStatistics } from '#libs/statistics';
import { cubedDeviationsOf, Decimal, deviationsOf } from '#libs/metrics';
import type { SumsRow } from '../queries/end-user-sums.queries.js';
import type { MeasuredVariation } from '../queries/measured-experiment.js';
import { isKept, sourcesOf, type EventSource, type MeasuredMetric } from './measured-metric.js';
import { parseRows, type RowsText } from '../queries/statement.js';
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
}

/** Costs time where there are many rows, so threads do it. */
export function unpack({ assigned, totals, sums, uncounted, early }: GatheredTexts): Gathered {
  const rows = parseRows(totals);
  return {
    assigned: parseRows(assigned),
    totals: rows,
    totalsByKey: new Map(rows.map((row) => [totalKey(row), row])),
    sums: new Map([...sums].map(([key, text]) => [key, parseRows(text)])),
    uncounted: parseRows(uncounted),
    early: parseRows(early),
  };
}

/** Which end users: those of the variations, in their order, within a group. */
export interface Part {
  variations: readonly MeasuredVariation[];
  group: string;
}

export function usersOf({ assigned }: Gathered, variationId: number, group: string): number {
  return usersIn(assigned, variationId, group);
}

export function usersIn(assigned: readonly AssignedRow[], variationId: number, group: string): number {
  return assigned.find((row) => row.variationId === variationId && row.group === group)?.users ?? 0;
}

/** How many events of a source count nowhere; of all without one. */
export function uncountedOf({ uncounted }: Gathered, source?: EventSource): number {
  return eventsIn(uncounted, source);
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
  const of = <T>(statistics: (n: number, variationId: number) => T): T[] =>
    part.variations.map(({ id }) => statistics(usersOf(gathered, id, part.group), id));
  const total = (variationId: number) => totalOf(gathered, source, { variationId, group: part.group });
  if (!isKept(metric)) return { ...settings, ...lookedAt(metric, gathered, of, part.group) };
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
    statistics: of((n, id) =>
      skewed(n, {
        sum: String(total(id)?.[sum] ?? 0),
        sumSquares: total(id)?.[squares],
        sumCubes: total(id)?.[cubes],
      }),
    ),
  };
}

type ForEach = <T>(statistics: (n: number, variationId: number) => T) => T[];

function lookedAt({ key, divisor, cuped }: MeasuredMetric, { sums }: Gathered, of: ForEach, group: string) {
  const own = (sums.get(key) ?? []).filter((row) => row.group === group);
  const rowOf = (id: number) => own.find(({ variationId }) => variationId === id);
  if (divisor) return { kind: 'ratio' as const, statistics: of((n, id) => ratio(n, rowOf(id))) };
  if (!cuped)
    return {
      kind: 'mean' as const,
      statistics: of((n, id) => skewed(n, rowOf(id) ?? {})),
    };
  const statistics = of((n, id) => {
    const { denominatorSum, denominatorSumSquares, denominatorDeviations, ...rest } = ratio(n, rowOf(id));
    return {
      ...{ ...rest, covariateSum: denominatorSum, covariateSumSquares: denominatorSumSquares },
      covariateDeviations: denominatorDeviations,
    };
  });
  return { kind: 'cuped' as const, statistics };
}

/** The sums as the statistics take them, with the spread as it is before anything is rounded. */
function moments(n: number, sum = '0', sumSquares = '0'): MeanStatistics {
  const [x, xx] = [Decimal.of(sum), Decimal.of(sumSquares)];
  return { n, sum: x.toNumber(), sumSquares: xx.toNumber(), deviations: deviationsOf(n, xx, [x, x]) };
}

interface SumsOfValues {
  sum?: string | undefined;
  sumSquares?: string | undefined;
  /** Null where it is not known. */
  sumCubes?: string | null | undefined;
}

/** The same with what says how skewed the values are. */
function skewed(n: number, { sum = '0', sumSquares = '0', sumCubes = '0' }: SumsOfValues): MeanStatistics {
  const known = moments(n, sum, sumSquares);
  if (sumCubes === null) return known;
  const [x, xx, xxx] = [sum, sumSquares, sumCubes].map((text) => Decimal.of(text)) as [
    Decimal,
    Decimal,
    Decimal,
  ];
  return { ...known, sumCubes: xxx.toNumber(), cubedDeviations: cubedDeviationsOf(n, [x, xx, xxx]) };
}

function ratio(n: number, row: SumsRow | undefined): RatioStatistics {
  const [x, y, xy] = [row?.sum, row?.secondSum, row?.sumProducts].map((text) => Decimal.of(text ?? '0')) as [
    Decimal,
    Decimal,
    Decimal,
  ];
  const second = moments(n, row?.secondSum, row?.secondSumSquares);
  return {
    ...moments(n, row?.sum, row?.sumSquares),
    denominatorSum: second.sum,
    denominatorSumSquares: second.sumSquares,
    denominatorDeviations: second.deviations,
    sumProducts: xy.toNumber(),
    productDeviations: deviationsOf(n, xy, [x, y]),
  };
}
