import type { Chances, Direction } from '../bayesian/direction.js';
import type { FixedTest } from '../comparison/fixed-test.js';
import type { Lift } from '../comparison/lift.js';
import type { Decided } from '../decision/decide-winner.js';
import type { Method, Verdict } from '../decision/verdict.js';
import type { Interval } from '../interval.js';
import type { GuardrailStatus, Margin, NonInferiority } from '../non-inferiority.js';
import type { SampleRatio } from '../sample-ratio.js';
import type { SequentialTest } from '../sequential/sequential-test.js';
import type { Warning } from '../warnings.js';
import type { AnalysedMetric, MetricRole } from './analysis-input.js';

/** One variation on one metric. */
export interface VariationResult {
  key: string;
  isControl: boolean;
  /** Users in the metric's statistics. */
  users: number;
  /** Users who converted; null for other kinds of metrics. */
  conversions: number | null;
  /** The rate (a fraction), mean or ratio; CUPED means are adjusted. Null without users. */
  value: number | null;
  /** Its interval: Wilson's for rates, Student's otherwise. */
  interval: Interval | null;
}

/** What the data say about a treatment in terms of probability; see `posteriorCaveat`. */
export interface Posterior extends Chances {
  /** Two Beta posteriors for rates; otherwise a normal one with a flat prior. */
  model: 'beta_binomial' | 'normal';
  posteriorMeanLift: number;
  /** Equal-tailed intervals; those of the variations only for rates. */
  credibleIntervalAbsolute: Interval | null;
  credibleIntervalRelative: Interval | null;
  credibleIntervalControl: Interval | null;
  credibleIntervalTreatment: Interval | null;
}

/**
 * A treatment against the control on one metric. The numbers at the top are those of the chosen method, so whoever reads
 * only them never reads a fixed-horizon p-value off a running sequential experiment.
 */
export interface Comparison extends Lift {
  /** Key of the treatment. */
  variation: string;
  /** Key of the control. */
  control: string;
  standardError: number | null;
  statistic: number | null;
  degreesOfFreedom: number | null;
  /** Of the method, for this look; null under `bayesian`. */
  pValue: number | null;
  /** Adjusted over treatments and primary metrics; of other metrics the p-value itself. */
  adjustedPValue: number | null;
  /** Whether the adjusted p-value is below alpha. */
  significant: boolean;
  /** Of the absolute lift: confidence interval, confidence sequence or credible interval. */
  ciAbsolute: Interval | null;
  /** Of the relative lift: delta method, Fieller limits of the sequence, or credible interval. */
  ciRelative: Interval | null;
  /** Only under `fixed`. */
  ciRelativeFieller: Interval | null;
  /** Only under `fixed`, for rates. */
  ciNewcombe: Interval | null;
  verdict: Verdict;
  /** CUPED: share of variance taken away; null otherwise. */
  varianceReduction: number | null;
  /** The fixed-horizon comparison, good for one look. */
  fixed: FixedTest;
  /** The always-valid comparison, good for any number of looks. */
  sequential: SequentialTest;
  /** Null unless asked for, and without variance. */
  bayesian: Posterior | null;
  warnings: Warning[];
}

export interface MetricResult {
  key: string;
  kind: AnalysedMetric['kind'];
  role: MetricRole;
  direction: Direction;
  /** In the order given. */
  variations: VariationResult[];
  /** One per treatment, in the order given; empty without exactly one control. */
  comparisons: Comparison[];
  /** CUPED: regression coefficient and mean of the covariate; null otherwise. */
  theta: number | null;
  covariateMean: number | null;
  warnings: Warning[];
}

/** One guardrail for one treatment. */
export interface GuardrailResult extends NonInferiority {
  /** Key of the metric. */
  metric: string;
  /** Key of the treatment. */
  variation: string;
  direction: Direction;
  margin: Margin;
}

export interface Decision extends Decided {
  /** The status in a sentence for people. */
  reason: string;
  /** Per treatment, over all primary metrics. */
  verdicts: Record<string, Verdict>;
  /** Per treatment, on the first primary metric. */
  adjustedPValues: Record<string, number | null>;
  /** Per treatment and guardrail metric. */
  guardrails: Record<string, Record<string, GuardrailStatus>>;
}

export interface AnalysisResult {
  method: Method;
  alpha: number;
  confidenceLevel: number;
  horizonReached: boolean;
  srm: SampleRatio;
  /** In the order given. */
  metrics: MetricResult[];
  /** Per guardrail metric and treatment. */
  guardrails: GuardrailResult[];
  decision: Decision;
  /** Every code that occurs anywhere in it. */
  warnings: Warning[];
}

/** To be shown next to every posterior probability. */
export const posteriorCaveat =
  'Posterior probabilities do not control the false positive rate: looked at repeatedly, an experiment without any ' +
  'effect reaches a high chance to beat the control more and more often.';
