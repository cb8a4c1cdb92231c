import type { Interval } from '../interval.js';
import type { Warning } from '../warnings.js';

/** Users of a variation and how many of them converted; each user counts once. */
export interface BinomialStatistics {
  /** Users assigned, those without any event included. */
  n: number;
  /** Users who converted, an integer from 0 to `n`. */
  conversions: number;
}

/** Per-user values x of a variation: a count or a sum such as revenue; may be negative. */
export interface MeanStatistics {
  /** Users assigned; those without any event count with the value 0. */
  n: number;
  /** Sum of x, in the unit of the metric. Money in minor units stays exact. */
  sum: number;
  /** Sum of x^2. */
  sumSquares: number;
  /** Sum of x^3, for a warning of skew; not needed by any test. */
  sumCubes?: number | null;
  /**
   * Sum of squared deviations of x from its mean, by callers who know it more exactly than floating-point sums say it:
   * of values around 1e12 those lose everything that is small. Worked out from the sums when it is left out.
   */
  deviations?: number;
  /** Sum of cubed deviations of x from its mean, likewise; only beside `sumCubes`. */
  cubedDeviations?: number;
}

/** Per-user pairs (x, y) of a metric sum(x) / sum(y), such as clicks per view. */
export interface RatioStatistics extends MeanStatistics {
  /** Sum of y. */
  denominatorSum: number;
  /** Sum of y^2. */
  denominatorSumSquares: number;
  /** Sum of x y. */
  sumProducts: number;
  /** Like `deviations`, of y. */
  denominatorDeviations?: number;
  /** Sum of (x - mean x)(y - mean y), likewise. */
  productDeviations?: number;
}

/** Per-user values x with a covariate y observed before assignment; users without history have y = 0. */
export interface CovariateStatistics extends MeanStatistics {
  /** Sum of y. */
  covariateSum: number;
  /** Sum of y^2. */
  covariateSumSquares: number;
  /** Sum of x y. */
  sumProducts: number;
  /** Like `deviations`, of y. */
  covariateDeviations?: number;
  /** Sum of (x - mean x)(y - mean y), likewise. */
  productDeviations?: number;
}

/** Sums of the products of a ratio's numerator x and denominator y with those from before the assignment, c and d. */
export interface CrossProducts {
  xc: number;
  xd: number;
  yc: number;
  yd: number;
}

/** A ratio with the same ratio observed before assignment; users without history have zeros there. */
export interface RatioCovariateStatistics extends RatioStatistics {
  /** The sums of before, over the same users. */
  before: Omit<RatioStatistics, 'n'>;
  across: CrossProducts;
  /** The same of deviations from the means, by callers who know them more exactly. */
  acrossDeviations?: CrossProducts;
}

/** A quantile of values of which one user may have several, as `summarizeQuantile` gives it. */
export interface QuantileStatistics {
  /** Users assigned, those without any value included. */
  n: number;
  /** Values of all of them. */
  events: number;
  /** The quantile; null without values. */
  value: number | null;
  /** Null where it cannot be told. */
  standardError: number | null;
  /** Why not. */
  warnings: readonly Warning[];
  /** Its interval at the level 1 - alpha; null where it reaches beyond the values. */
  intervalAt: (alpha: number) => Interval | null;
}

/** What kind of number a metric is per variation; CUPED metrics are `mean`s or `ratio`s adjusted by what was before. */
export type EstimateKind = 'binomial' | 'mean' | 'ratio' | 'quantile';
