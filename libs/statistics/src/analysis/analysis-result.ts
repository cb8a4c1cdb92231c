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
  /** Two Beta posteriors for rates; otherwise, and for rates over several versions, a normal one of the lift. */
  model: 'beta_binomial' | 'normal';
  posteriorMeanLift: number;
  /** Equal-tailed intervals; those of the variations only for rates. */
  credibleIntervalAbsolute: Interval | null;
  credibleIntervalRelative: Interval | null;
  credibleIntervalControl: Interval | null;
  credibleIntervalTreatment: Interval | null;
}

/**
 * A treatment against the control on one metric. The numbers at the top are those of the chosen method, so anyone who reads
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
  /** Of the relative lift: the inversion of the test of `pValue`, or credible interval. */
  ciRelative: Interval | null;
  /** Only by the fixed test, for rates. */
  ciAbsoluteWald: Interval | null;
  ciNewcombe: Interval | null;
  /** Only by the fixed test. */
  ciRelativeDelta: Interval | null;
  ciRelativeFieller: Interval | null;
  /** Means with sums of cubes: skewness of the values within the groups; null otherwise. */
  skewness: number | null;
  /** Allocation versions that are compared, 0 where none has enough users; and users of the others. */
  strataCounted: number;
  usersLeftOut: number;
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
  /**
   * Under `bayesian`, per variation on the first primary metric: the chance to be the best of those that may be shipped,
   * null for the others. Empty under other methods.
   */
  chanceToBeBest: Record<string, number | null>;
  /** By how much the best of the others is better, on average, in the unit of the metric. */
  expectedLossAgainstBest: Record<string, number | null>;
  /** What the decision must be read with. */
  warnings: Warning[];
}

export interface AnalysisResult {
  method: Method;
  /** The method whose numbers count: `sequential` for a fixed test whose terms are broken. */
  judgedBy: Method;
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
