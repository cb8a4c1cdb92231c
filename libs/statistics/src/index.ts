/**
 * The statistics engine: comparisons, decisions and plans from sufficient statistics.
 *
 * Pure and deterministic: no clock, no random numbers, no database. Rates and relative lifts are fractions; an undefined
 * number is null, never NaN or Infinity; nothing is rounded. Reference cases are in test/vectors/statistics.json.
 */
export { InvalidInputError } from './invalid-input.js';
export { warningCodes, type Warning } from './warnings.js';
export type { Interval } from './interval.js';
export type {
  BinomialStatistics,
  CovariateStatistics,
  EstimateKind,
  MeanStatistics,
  QuantileStatistics,
  RatioCovariateStatistics,
  RatioStatistics,
} from './sufficient/statistics.js';
export { estimateMean, estimateRate, type Estimate } from './sufficient/estimate.js';
export { type CupedAdjustment } from './sufficient/cuped.js';
export {
  noQuantile,
  quantileAround,
  rankOfQuantile,
  ranksAround,
  statisticsOfQuantile,
  summarizeQuantile,
  type QuantileSize,
  type QuantileSummary,
  type ShareSums,
} from './sufficient/quantile.js';
export { chiSquareUpperTail } from './distributions/chi-square.js';
export { wilsonInterval } from './comparison/wilson.js';
export type { Stratum } from './comparison/combine-strata.js';
export { testFixed, type FixedTest } from './comparison/fixed-test.js';
export type { Lift } from './comparison/lift.js';
export {
  compareMeans,
  compareRates,
  compareRatios,
  type MeanComparison,
  type Pair,
  type RateComparison,
  type RatioComparison,
} from './comparison/compare.js';
export {
  compareCuped,
  compareCupedRatios,
  type CupedComparison,
  type CupedInput,
  type CupedRatioComparison,
  type CupedRatioInput,
  type CupedRatioResult,
  type CupedResult,
} from './comparison/compare-cuped.js';
export {
  compareStratified,
  type MetricStrata,
  type StatisticsOfStratum,
  type StratifiedComparison,
  type StratifiedInput,
} from './comparison/compare-stratified.js';
export {
  compareQuantiles,
  type QuantileComparison,
  type QuantileInput,
} from './comparison/compare-quantiles.js';
export {
  testSequentially,
  testStrataSequentially,
  type SequentialOptions,
  type SequentialTest,
} from './sequential/sequential-test.js';
export { followSequentially, type Look, type SequentialPath } from './sequential/sequential-path.js';
export type { Chances, Direction } from './bayesian/direction.js';
export {
  compareRatesBayesian,
  type BayesianRates,
  type BayesianRatesInput,
  type BetaParameters,
} from './bayesian/bayesian-rates.js';
export {
  compareNormalBayesian,
  type BayesianNormal,
  type BayesianNormalInput,
  type NormalPrior,
} from './bayesian/bayesian-normal.js';
export {
  chancesToBeBest,
  type ChancesToBeBest,
  type ChancesToBeBestInput,
} from './bayesian/chances-to-be-best.js';
export {
  checkSampleRatio,
  type SampleRatio,
  type SampleRatioInput,
  type VersionUsers,
} from './sample-ratio.js';
export { adjustPValues, corrections, type Correction } from './multiple-comparisons.js';
export { type PlanningMethod, type PowerSettings } from './planning/power-settings.js';
export {
  sampleSizeOfMean,
  sampleSizeOfRate,
  type GroupSizes,
  type MeanSampleSize,
  type RateSampleSize,
} from './planning/sample-size.js';
export {
  detectableEffectOnMean,
  detectableEffectOnRate,
  type DetectableEffect,
  type MeanEffectInput,
  type RateEffectInput,
} from './planning/detectable-effect.js';
export { powerOfMean, powerOfRate, type Power } from './planning/power.js';
export { estimateDuration, type Duration, type DurationInput } from './planning/duration.js';
export { plan, type Plan, type PlanInput, type PlanPoint } from './planning/plan.js';
export {
  testNonInferiority,
  type GuardrailStatus,
  type Margin,
  type NonInferiority,
  type NonInferiorityOptions,
} from './non-inferiority.js';
export { testStratifiedNonInferiority } from './stratified-non-inferiority.js';
export { countFunnel, type Funnel, type FunnelInput, type FunnelStep } from './journeys/count-funnel.js';
export {
  countRetention,
  type RetainedUsers,
  type Retention,
  type RetentionInput,
} from './journeys/count-retention.js';
export type { JourneyEvent, JourneyOfUser, JourneysOfVariation } from './journeys/journey.js';
export { type Method, type Verdict } from './decision/verdict.js';
export {
  decisionStatuses,
  guardrailPolicies,
  type Candidate,
  type Decided,
  type DecisionInput,
  type DecisionStatus,
  type GuardrailPolicy,
} from './decision/decide-winner.js';
export {
  type AnalysedMetric,
  type AnalysedVariation,
  type AnalysisInput,
  type MetricRole,
} from './analysis/analysis-input.js';
export {
  posteriorCaveat,
  type AnalysisResult,
  type Comparison,
  type Decision,
  type GuardrailResult,
  type MetricResult,
  type Posterior,
  type VariationResult,
} from './analysis/analysis-result.js';
export { estimateMetric, type MetricEstimates } from './analysis/metric-estimates.js';
export { tuningOf } from './analysis/analysis-settings.js';
export { analyse } from './analysis/analyse.js';
