import { requireFraction, requireThat } from '../invalid-input.js';
import {
  defaultTuningN,
  testCombinedSequentially,
  type SequentialTest,
} from '../sequential/sequential-test.js';
import { adjustByCovariate } from '../sufficient/cuped.js';
import { estimateMean, estimateRate, estimateRatio } from '../sufficient/estimate.js';
import type {
  BinomialStatistics,
  CovariateStatistics,
  MeanStatistics,
  RatioStatistics,
} from '../sufficient/statistics.js';
import { mergeWarnings, warningsWhere, type Warning } from '../warnings.js';
import { combineStrata, type Stratum } from './combine-strata.js';
import { testCombined, type FixedTest } from './fixed-test.js';

/** Statistics of the two sides among users of one allocation version. */
export interface StatisticsOfStratum<Statistics> {
  control: Statistics;
  treatment: Statistics;
  /** `cuped` only: the other variations of the version, which help to find theta and the covariate's mean. */
  others?: readonly Statistics[] | null;
}

/** A metric's statistics per allocation version. */
export type MetricStrata =
  | { metricKind: 'binomial'; strata: readonly StatisticsOfStratum<BinomialStatistics>[] }
  | { metricKind: 'mean'; strata: readonly StatisticsOfStratum<MeanStatistics>[] }
  | { metricKind: 'ratio'; strata: readonly StatisticsOfStratum<RatioStatistics>[] }
  | { metricKind: 'cuped'; strata: readonly StatisticsOfStratum<CovariateStatistics>[] };

export type StratifiedInput = MetricStrata & {
  /** Level 1 - alpha of the intervals; by default 0.05. */
  alpha?: number;
  /** As of the sequential comparison. */
  tuningN?: number | null;
};

export interface StratifiedComparison extends Omit<FixedTest, 'ciNewcombe'> {
  /** Allocation versions that count: those with enough users on both sides. */
  strataCounted: number;
  /** Users of the others. */
  usersLeftOut: number;
  /** Users of the counted versions. */
  nControl: number;
  nTreatment: number;
  /** Weighted means over the versions, in the unit of the metric. */
  valueControl: number | null;
  valueTreatment: number | null;
  /** CUPED: regression coefficient over all versions; null otherwise. */
  theta: number | null;
  /** The always-valid comparison of the same strata. */
  sequential: Omit<SequentialTest, 'warnings' | keyof Lifts>;
}

type Lifts = Pick<SequentialTest, 'absoluteLift' | 'relativeLift' | 'liftPercentage'>;

/**
 * Compares a treatment with the control within each allocation version and averages, so that a change of shares cannot
 * look like an effect; with one version the same as the comparison of its kind.
 *
 * @throws InvalidInputError for no strata, impossible statistics, an alpha outside (0, 1)
 */
export function compareStratified(input: StratifiedInput): StratifiedComparison {
  const { alpha = 0.05, tuningN = defaultTuningN } = input;
  requireFraction(alpha, 'alpha');
  const { strata, theta, covariateVaries } = estimateStrata(input);
  const combined = combineStrata(strata);
  const { ciNewcombe: _, ...fixed } = testCombined(combined, alpha);
  const test = testCombinedSequentially(combined, { alpha, tuningN });
  const { nTotal, rho, standardError, statistic, criticalValue, pValue, ciAbsolute, ciRelative } = test;
  const { strataCounted, usersLeftOut, nControl, nTreatment, valueControl, valueTreatment } = combined;
  return {
    ...{ strataCounted, usersLeftOut, nControl, nTreatment, valueControl, valueTreatment },
    ...fixed,
    theta,
    sequential: { nTotal, rho, standardError, statistic, criticalValue, pValue, ciAbsolute, ciRelative },
    warnings: mergeWarnings(
      fixed.warnings,
      test.warnings,
      leftOutOf(usersLeftOut),
      warningsWhere({ zero_covariate_variance: covariateVaries === false }),
    ),
  };
}

/** A single version whose users cannot be compared is left out as well. */
function leftOutOf(usersLeftOut: number): Warning[] {
  return warningsWhere({ strata_left_out: usersLeftOut > 0 });
}

export interface EstimatedStrata {
  strata: Stratum[];
  theta: number | null;
  /** Null without a covariate. */
  covariateVaries: boolean | null;
}

/** @throws InvalidInputError for no strata or impossible statistics */
export function estimateStrata(input: MetricStrata): EstimatedStrata {
  requireThat(input.strata.length > 0, 'strata', 'must not be empty');
  switch (input.metricKind) {
    case 'binomial':
      return withoutCovariate(input.strata, estimateRate);
    case 'mean':
      return withoutCovariate(input.strata, estimateMean);
    case 'ratio':
      return withoutCovariate(input.strata, estimateRatio);
    case 'cuped':
      return withCovariate(input.strata);
  }
  requireThat(false, 'metric_kind', 'must be binomial, mean, ratio or cuped');
  throw new Error('unreachable');
}

function withoutCovariate<Statistics>(
  strata: readonly StatisticsOfStratum<Statistics>[],
  estimate: (statistics: Statistics, field: string) => Stratum['control'],
): EstimatedStrata {
  const estimated = strata.map(({ control, treatment }, i) => ({
    control: estimate(control, `strata.${i}.control`),
    treatment: estimate(treatment, `strata.${i}.treatment`),
  }));
  return { strata: estimated, theta: null, covariateVaries: null };
}

function withCovariate(strata: readonly StatisticsOfStratum<CovariateStatistics>[]): EstimatedStrata {
  const sides = strata.flatMap(({ control, treatment }) => [control, treatment]);
  const others = strata.flatMap((stratum) => stratum.others ?? []);
  const { theta, covariateVaries, adjusted } = adjustByCovariate([...sides, ...others], 'strata');
  const estimated = strata.map((_, i) => ({ control: adjusted[2 * i]!, treatment: adjusted[2 * i + 1]! }));
  return { strata: estimated, theta, covariateVaries };
}
