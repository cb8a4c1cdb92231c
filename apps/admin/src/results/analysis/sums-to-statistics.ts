import { cubedDeviationsOf, Decimal, deviationsOf, sumNames, type SumName } from '#libs/metrics';
import type {
  AnalysedMetric,
  CovariateStatistics,
  MeanStatistics,
  RatioCovariateStatistics,
  RatioStatistics,
} from '#libs/statistics';
import type { MeasuredVariation } from '../queries/measured-experiment.js';

/** Which end users: those of the variations, in their order, within a group. */
export interface Part {
  variations: readonly MeasuredVariation[];
  group: string;
}

/** What end users come to: x, what it is divided by (y), the same of before the assignment (c, d), and their products. */
export interface SumsOfUsers {
  n: number;
  /** Exact decimals. */
  sumOf: (name: SumName) => Decimal;
}

/** The texts of sums in the order of their names; what is missing is 0. */
export function sumsOf(n: number, texts: readonly (string | null)[] | undefined): SumsOfUsers {
  return { n, sumOf: (name) => Decimal.of(texts?.[sumNames.indexOf(name)] ?? '0') };
}

/** How a metric's sums are compared. */
export interface Comparable {
  kind: 'binomial' | 'count' | 'mean' | 'ratio' | 'quantile';
  cuped: boolean;
}

/** The statistics of every variation, as the analysis takes them, out of sums; a rate with CUPED is a mean of 0 and 1. */
export function toStatistics(
  { kind, cuped }: Comparable,
  sums: readonly SumsOfUsers[],
): Pick<AnalysedMetric, 'kind' | 'statistics'> {
  if (kind === 'ratio')
    return cuped
      ? { kind: 'cuped_ratio', statistics: sums.map(ratioWithHistory) }
      : { kind: 'ratio', statistics: sums.map(ratioOf) };
  if (cuped) return { kind: 'cuped', statistics: sums.map(meanWithHistory) };
  if (kind === 'binomial')
    return {
      kind: 'binomial',
      statistics: sums.map(({ n, sumOf }) => ({ n, conversions: sumOf('x').toNumber() })),
    };
  return {
    kind: 'mean',
    statistics: sums.map(({ n, sumOf }) => skewedOf(n, [sumOf('x'), sumOf('xx'), sumOf('xxx')])),
  };
}

/** The sums as the statistics take them, with the spread as it is before anything is rounded. */
function moments(n: number, x: Decimal, xx: Decimal): MeanStatistics {
  return { n, sum: x.toNumber(), sumSquares: xx.toNumber(), deviations: deviationsOf(n, xx, [x, x]) };
}

/** The same with what says how skewed the values are; null where the sum of cubes is not known. */
export function skewedOf(n: number, [x, xx, xxx]: [Decimal, Decimal, Decimal | null]): MeanStatistics {
  const known = moments(n, x, xx);
  if (xxx === null) return known;
  return { ...known, sumCubes: xxx.toNumber(), cubedDeviations: cubedDeviationsOf(n, [x, xx, xxx]) };
}

function ratioOf({ n, sumOf }: SumsOfUsers): RatioStatistics {
  return pairOf(n, [sumOf('x'), sumOf('y')], [sumOf('xx'), sumOf('yy'), sumOf('xy')]);
}

function pairOf(
  n: number,
  [x, y]: [Decimal, Decimal],
  [xx, yy, xy]: [Decimal, Decimal, Decimal],
): RatioStatistics {
  const second = moments(n, y, yy);
  return {
    ...moments(n, x, xx),
    denominatorSum: second.sum,
    denominatorSumSquares: second.sumSquares,
    denominatorDeviations: second.deviations!,
    sumProducts: xy.toNumber(),
    productDeviations: deviationsOf(n, xy, [x, y]),
  };
}

function meanWithHistory({ n, sumOf }: SumsOfUsers): CovariateStatistics {
  const pair = pairOf(n, [sumOf('x'), sumOf('c')], [sumOf('xx'), sumOf('cc'), sumOf('xc')]);
  const { denominatorSum, denominatorSumSquares, denominatorDeviations, ...rest } = pair;
  return {
    ...{ ...rest, covariateSum: denominatorSum, covariateSumSquares: denominatorSumSquares },
    covariateDeviations: denominatorDeviations!,
  };
}

function ratioWithHistory({ n, sumOf }: SumsOfUsers): RatioCovariateStatistics {
  const { n: _, ...before } = pairOf(n, [sumOf('c'), sumOf('d')], [sumOf('cc'), sumOf('dd'), sumOf('cd')]);
  const products = (name: 'xc' | 'xd' | 'yc' | 'yd') => {
    const [first, second] = [...name] as ['x' | 'y', 'c' | 'd'];
    const sum = sumOf(name);
    return { sum: sum.toNumber(), deviations: deviationsOf(n, sum, [sumOf(first), sumOf(second)]) };
  };
  const [xc, xd, yc, yd] = [products('xc'), products('xd'), products('yc'), products('yd')];
  return {
    ...ratioOf({ n, sumOf }),
    before,
    across: { xc: xc.sum, xd: xd.sum, yc: yc.sum, yd: yd.sum },
    acrossDeviations: { xc: xc.deviations, xd: xd.deviations, yc: yc.deviations, yd: yd.deviations },
  };
}
