import { cubedDeviationsOf, Decimal, deviationsOf } from '#libs/metrics';
import type { MeanStatistics, RatioStatistics } from '#libs/statistics';
import type { SumsRow } from '../queries/end-user-sums.queries.js';
import type { MeasuredVariation } from '../queries/measured-experiment.js';

/** Which end users: those of the variations, in their order, within a group. */
export interface Part {
  variations: readonly MeasuredVariation[];
  group: string;
}

type SumsOfPairs = Pick<SumsRow, 'sum' | 'sumSquares' | 'secondSum' | 'secondSumSquares' | 'sumProducts'>;

/** The sums as the statistics take them, with the spread as it is before anything is rounded. */
function moments(n: number, sum = '0', sumSquares = '0'): MeanStatistics {
  const [x, xx] = [Decimal.of(sum), Decimal.of(sumSquares)];
  return { n, sum: x.toNumber(), sumSquares: xx.toNumber(), deviations: deviationsOf(n, xx, [x, x]) };
}

export interface SumsOfValues {
  sum?: string | undefined;
  sumSquares?: string | undefined;
  /** Null where it is not known. */
  sumCubes?: string | null | undefined;
}

/** The same with what says how skewed the values are. */
export function skewedOf(
  n: number,
  { sum = '0', sumSquares = '0', sumCubes = '0' }: SumsOfValues,
): MeanStatistics {
  const known = moments(n, sum, sumSquares);
  if (sumCubes === null) return known;
  const [x, xx, xxx] = [sum, sumSquares, sumCubes].map((text) => Decimal.of(text)) as [
    Decimal,
    Decimal,
    Decimal,
  ];
  return { ...known, sumCubes: xxx.toNumber(), cubedDeviations: cubedDeviationsOf(n, [x, xx, xxx]) };
}

export function ratioOf(n: number, row: SumsOfPairs | undefined): RatioStatistics {
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
