import { Beta } from '../distributions/beta.js';
import { BetaPair } from '../distributions/beta-pair.js';
import { finiteInterval, type Interval } from '../interval.js';
import { requireFraction, requirePositive } from '../invalid-input.js';
import { estimateRate } from '../sufficient/estimate.js';
import type { BinomialStatistics } from '../sufficient/statistics.js';
import { warningsWhere, type Warning } from '../warnings.js';
import { orient, type Direction } from './direction.js';

/** Parameters of a Beta distribution of a rate; (1, 1) makes all rates equally likely. */
export interface BetaParameters {
  alpha: number;
  beta: number;
}

export interface BayesianRatesInput {
  control: BinomialStatistics;
  treatment: BinomialStatistics;
  /** Belief about each rate before the data; both parameters positive, by default 1 and 1. */
  prior?: BetaParameters | null;
  /** Which way is better; by default `increase`. */
  direction?: Direction;
  /** Level 1 - alpha of the credible intervals; by default 0.05. */
  alpha?: number;
}

/**
 * What is known about two rates. Statements about this one data set: they do not control how often a difference is
 * announced where there is none, least of all when looked at repeatedly.
 */
export interface BayesianRates {
  posteriorControl: BetaParameters;
  posteriorTreatment: BetaParameters;
  /** Expected absolute lift. */
  posteriorMeanLift: number;
  /** Probability that the treatment's rate is the better one. */
  chanceToBeatControl: number;
  /** How much rate is given up, on average, by shipping the treatment although it is worse. */
  expectedLoss: number;
  /** The same for keeping the control. */
  expectedLossControl: number;
  /** Equal-tailed interval of each rate, of their difference, and of treatment/control - 1. */
  credibleIntervalControl: Interval;
  credibleIntervalTreatment: Interval;
  credibleIntervalAbsolute: Interval;
  /** Null where a limit is beyond float64. */
  credibleIntervalRelative: Interval | null;
  warnings: Warning[];
}

/**
 * Beta-Binomial comparison of two rates by numeric integration, to ten digits from no users at all (then the posterior is
 * the prior) to 1e12.
 *
 * @throws InvalidInputError for impossible counts, a prior parameter or alpha out of range
 */
export function compareRatesBayesian(input: BayesianRatesInput): BayesianRates {
  const { control, treatment, direction = 'increase', alpha = 0.05 } = input;
  requireFraction(alpha, 'alpha');
  const prior = requirePrior(input.prior ?? { alpha: 1, beta: 1 });
  const ofControl = posteriorOfRate(control, prior, 'control');
  const ofTreatment = posteriorOfRate(treatment, prior, 'treatment');
  const pair = new BetaPair(ofControl, ofTreatment);
  const relative = pair.ratioQuantiles(alpha / 2);
  return {
    posteriorControl: { alpha: ofControl.a, beta: ofControl.b },
    posteriorTreatment: { alpha: ofTreatment.a, beta: ofTreatment.b },
    posteriorMeanLift: pair.meanDifference,
    ...orient(direction, judge(pair)),
    credibleIntervalControl: credibleInterval(ofControl, alpha),
    credibleIntervalTreatment: credibleInterval(ofTreatment, alpha),
    credibleIntervalAbsolute: pair.differenceQuantiles(alpha / 2),
    credibleIntervalRelative: finiteInterval(relative.lower, relative.upper),
    warnings: warningsWhere({ no_users: control.n === 0 || treatment.n === 0 }),
  };
}

/** @throws InvalidInputError for a parameter that is not positive */
export function requirePrior(prior: BetaParameters): BetaParameters {
  requirePositive(prior.alpha, 'prior.alpha');
  requirePositive(prior.beta, 'prior.beta');
  return prior;
}

/** @throws InvalidInputError for impossible counts */
export function posteriorOfRate(
  statistics: BinomialStatistics,
  { alpha, beta }: BetaParameters,
  field: string,
): Beta {
  estimateRate(statistics, field);
  return new Beta(alpha + statistics.conversions, beta + (statistics.n - statistics.conversions));
}

function judge(pair: BetaPair) {
  const smaller = pair.smallerLoss();
  const larger = smaller + Math.abs(pair.meanDifference);
  const [lossIfLower, lossIfHigher] = pair.meanDifference >= 0 ? [smaller, larger] : [larger, smaller];
  return { chanceHigher: pair.chance('upper'), chanceLower: pair.chance('lower'), lossIfLower, lossIfHigher };
}

function credibleInterval(beta: Beta, alpha: number): Interval {
  return { lower: beta.quantile(alpha / 2, -1), upper: beta.quantile(alpha / 2, 1) };
}
