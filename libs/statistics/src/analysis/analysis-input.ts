import type { NormalPrior } from '../bayesian/bayesian-normal.js';
import type { BetaParameters } from '../bayesian/bayesian-rates.js';
import type { Direction } from '../bayesian/direction.js';
import type { GuardrailPolicy } from '../decision/decide-winner.js';
import type { Method } from '../decision/verdict.js';
import type { Correction } from '../multiple-comparisons.js';
import type { Margin } from '../non-inferiority.js';
import type { VersionUsers } from '../sample-ratio.js';
import type {
  BinomialStatistics,
  CovariateStatistics,
  MeanStatistics,
  QuantileStatistics,
  RatioCovariateStatistics,
  RatioStatistics,
} from '../sufficient/statistics.js';

/** `primary` metrics decide, `guardrail` metrics must not get worse, `secondary` ones only inform. */
export type MetricRole = 'primary' | 'secondary' | 'guardrail';

export interface AnalysedVariation {
  /** Unique within the experiment. */
  key: string;
  isControl: boolean;
  /** Served to nobody any more: compared as ever, but never the winner. By default false. */
  retired?: boolean | null;
  /** Users assigned, for the sample ratio check. */
  users: number;
  /** Expected share on any scale, by default 1; `versions` says more when shares changed while running. */
  weight?: number | null;
  /** Share of `plannedUsers` as planned at the start, on any scale; by default 1. Not changed while running. */
  plannedShare?: number | null;
}

interface MetricSettings {
  /** Unique within the experiment. */
  key: string;
  /** By default `primary`. */
  role?: MetricRole | null;
  /** Which way is better; by default `increase`. */
  direction?: Direction | null;
  /** Guardrails: how much worse is tolerable; by default `defaultMargin`. */
  margin?: Margin | null;
  /** Under `bayesian`: belief about each rate (by default 1 and 1), or about the absolute lift of other kinds (none). */
  prior?: BetaParameters | NormalPrior | null;
}

/**
 * One metric with the statistics of every variation, in the order of the experiment's variations. `binomial` counts
 * converted users, `mean` per-user counts or sums, `ratio` divides two sums, `cuped` is a mean with a covariate,
 * `cuped_ratio` a ratio with the same ratio of before the assignment. A `quantile` is compared by a normal test; over several versions each has a quantile of its own, and the differences
 * within the versions are averaged.
 */
export type AnalysedMetric = MetricSettings &
  (
    | ({ kind: 'binomial' } & Tabulated<BinomialStatistics>)
    | ({ kind: 'mean' } & Tabulated<MeanStatistics>)
    | ({ kind: 'ratio' } & Tabulated<RatioStatistics>)
    | ({ kind: 'cuped' } & Tabulated<CovariateStatistics>)
    | ({ kind: 'cuped_ratio' } & Tabulated<RatioCovariateStatistics>)
    | ({ kind: 'quantile' } & Tabulated<QuantileStatistics>)
  );

interface Tabulated<Statistics> {
  /** Per variation, over all allocation versions. */
  statistics: readonly Statistics[];
  /**
   * Per allocation version and variation, when shares changed while running: then everything is compared within versions.
   * By default the statistics are one version.
   */
  strata?: readonly (readonly Statistics[])[] | null;
}

export interface AnalysisInput {
  variations: readonly AnalysedVariation[];
  /** Users and shares per allocation version, for the sample ratio check; by default those of `variations`, as one. */
  versions?: readonly VersionUsers[] | null;
  metrics: readonly AnalysedMetric[];
  /** By default `fixed`. */
  method?: Method | null;
  /** Threshold of p-values, verdicts and guardrails; by default 0.05. */
  alpha?: number | null;
  /** Level of all intervals; by default 1 - alpha. */
  confidenceLevel?: number | null;
  /** Adjustment over all treatments and primary metrics together; by default `holm`. */
  correction?: Correction | null;
  /** Whether the planned size or end date is reached; before, `fixed` names no winner. By default false. */
  horizonReached?: boolean | null;
  /** Whether a size or end date was set before the start; by default true. */
  hasPlan?: boolean | null;
  /** Whether it, the method or alpha was changed afterwards; by default false. */
  planChanged?: boolean | null;
  /** Whether the experiment ended before its plan; by default false. */
  endedEarly?: boolean | null;
  /** Planned users of the whole experiment, if there is a plan. Tunes the sequential method; fixed at the start. */
  plannedUsers?: number | null;
  /** Planned users of each compared pair; wins over `plannedUsers`. Without either, 10000. */
  tuningN?: number | null;
  /** Fewer users than this per variation are never enough to judge; by default 100. */
  minUsers?: number | null;
  /** p-value below which a sample ratio mismatch is reported; by default 0.001. */
  srmThreshold?: number | null;
  /** Bayesian: chance to beat the control from which on a treatment is better; by default 0.95. */
  minChance?: number | null;
  /** Bayesian: expected loss up to which it is, as a fraction of |control|; by default 0.005. */
  maxExpectedLoss?: number | null;
  /** By default `non_inferior`. */
  guardrailPolicy?: GuardrailPolicy | null;
  /** Whether to give posteriors under another method too; they take longer. By default only under `bayesian`. */
  withPosteriors?: boolean | null;
}

/** The margin of a guardrail that has none of its own: 5 % of the control. */
export const defaultMargin: Margin = { type: 'relative', value: 0.05 };
