import { requireFinite, requireThat } from '../invalid-input.js';
import type { CupedAdjustment } from './cuped.js';
import { estimateRatio, type Estimate } from './estimate.js';
import { deviationsOf, productDeviations, relativeZero, squaredDeviations } from './moments.js';
import type { CrossProducts, RatioCovariateStatistics, RatioStatistics } from './statistics.js';

/**
 * Ratios freed of what the same ratio before the assignment explains: CUPED by the delta method (Deng et al. 2013; Deng,
 * Knoblich, Lu 2018). Near the estimates, a ratio is the mean of z = (x - R y) / mean y, and the ratio before is that of
 * w = (c - P d) / mean d with P = sum c / sum d over everybody, whose mean over everybody is 0. So the adjusted ratio is
 * R - theta mean w, and its variance that of z - theta w. One theta and one P serve all variations; that P is estimated
 * changes the differences by less than their error, since it is the same in all of them.
 *
 * `covariateMean` is P, null where nobody has anything before the assignment.
 *
 * @throws InvalidInputError for sums that no n rows can have
 */
export function adjustRatiosByCovariate(
  variations: readonly RatioCovariateStatistics[],
  field = 'variations',
): CupedAdjustment {
  const raw = variations.map((variation, i) => requireRows(variation, `${field}.${i}`));
  const history = historyOf(variations);
  const parts = variations.map((variation, i) => spreadOf(variation, raw[i]!, history));
  const explained = parts.reduce((sum, { ww }) => sum + ww, 0);
  const theta = explained === 0 ? 0 : parts.reduce((sum, { zw }) => sum + zw, 0) / explained;
  return {
    theta,
    covariateMean: history && history.ratio,
    covariateVaries: explained > 0,
    adjusted: variations.map((variation, i) => adjust(variation, raw[i]!, { theta, history })),
    raw,
  };
}

/** The adjusted ratio of a variation for a theta and a ratio before the assignment that were found elsewhere. */
export function adjustRatioFor(
  variation: RatioCovariateStatistics,
  { theta, history }: { theta: number; history: History | null },
  field: string,
): Estimate {
  return adjust(variation, requireRows(variation, field), { theta, history });
}

/** The ratio before the assignment over all end users; null where its denominator is 0. */
export interface History {
  ratio: number;
  /** The denominator of an end user, on average. */
  meanDenominator: number;
}

export function historyOf(variations: readonly RatioCovariateStatistics[]): History | null {
  const total = (valueOf: (variation: RatioCovariateStatistics) => number) =>
    variations.reduce((sum, variation) => sum + valueOf(variation), 0);
  const [c, d, users] = [
    total(({ before }) => before.sum),
    total(({ before }) => before.denominatorSum),
    total(({ n }) => n),
  ];
  return d === 0 ? null : { ratio: c / d, meanDenominator: d / users };
}

function requireRows(variation: RatioCovariateStatistics, field: string): Estimate {
  const { n, before, across } = variation;
  const estimate = estimateRatio(variation, field);
  estimateRatio({ ...before, n }, `${field}.before`);
  for (const [name, sum] of Object.entries(across)) {
    requireFinite(sum as number, `${field}.across.${name}`);
    requireThat(n > 0 || sum === 0, `${field}.across.${name}`, 'must be 0 without users');
  }
  return estimate;
}

/** Sums of squared deviations of w and of its products with z, within a variation. */
interface Spread {
  ww: number;
  zw: number;
}

const noSpread: Spread = { ww: 0, zw: 0 };

/** None where there is nothing to adjust: without a value, or without anything before the assignment. */
function spreadOf(variation: RatioCovariateStatistics, { value }: Estimate, history: History | null): Spread {
  const { n, denominatorSum, before } = variation;
  if (value === null || !history) return noSpread;
  const { ratio, meanDenominator } = history;
  const [cc, dd] = [deviationsOf({ ...before, n }), ratio * ratio * denominatorDeviations(before, n)];
  const spread = cc - 2 * ratio * productsOf(before, n) + dd;
  const { xc, xd, yc, yd } = crossDeviations(variation);
  const product = xc - ratio * xd - value * (yc - ratio * yd);
  return {
    ww: spread <= relativeZero * (cc + dd) ? 0 : spread / meanDenominator / meanDenominator,
    zw: product / (denominatorSum / n) / meanDenominator,
  };
}

function adjust(
  variation: RatioCovariateStatistics,
  raw: Estimate,
  { theta, history }: { theta: number; history: History | null },
): Estimate {
  const { n, before } = variation;
  // Without an adjustment the ratio keeps every digit that it has.
  if (theta === 0 || !history || raw.value === null) return raw;
  const { ww, zw } = spreadOf(variation, raw, history);
  const meanBefore = (before.sum - history.ratio * before.denominatorSum) / n / history.meanDenominator;
  const value = raw.value - theta * meanBefore;
  return { kind: 'ratio', n, numerator: value, denominator: 1, value, variance: adjustedVariance() };

  function adjustedVariance(): number | null {
    if (raw.variance === null) return null;
    const zz = raw.variance * (n - 1);
    const deviations = zz - 2 * theta * zw + theta * theta * ww;
    return deviations <= relativeZero * zz ? 0 : deviations / (n - 1);
  }
}

type Before = Omit<RatioStatistics, 'n'>;

function denominatorDeviations(before: Before, n: number): number {
  const { denominatorSum, denominatorSumSquares } = before;
  return before.denominatorDeviations ?? squaredDeviations(n, denominatorSum, denominatorSumSquares);
}

function productsOf(before: Before, n: number): number {
  const { sumProducts, sum, denominatorSum } = before;
  return before.productDeviations ?? productDeviations(n, sumProducts, sum, denominatorSum);
}

function crossDeviations(variation: RatioCovariateStatistics): CrossProducts {
  const { n, sum: x, denominatorSum: y, before, across, acrossDeviations } = variation;
  if (acrossDeviations) return acrossDeviations;
  const { sum: c, denominatorSum: d } = before;
  return {
    xc: productDeviations(n, across.xc, x, c),
    xd: productDeviations(n, across.xd, x, d),
    yc: productDeviations(n, across.yc, y, c),
    yd: productDeviations(n, across.yd, y, d),
  };
}
