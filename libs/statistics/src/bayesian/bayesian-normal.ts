import { normalCritical, normalDensity, normalUpperTail } from '../distributions/normal.js';
import { intervalAround, type Interval } from '../interval.js';
import { requireFinite, requireFraction, requirePositive } from '../invalid-input.js';
import { orient, type Chances, type Direction } from './direction.js';

/** Normal belief about an effect before the data, in its unit. */
export interface NormalPrior {
  mean: number;
  /** Positive. */
  sd: number;
}

export interface BayesianNormalInput {
  /** Estimated effect, e.g. the absolute lift. */
  estimate: number;
  /** Its standard error, positive. */
  standardError: number;
  /** Belief about the effect before the data; none (flat) by default. */
  prior?: NormalPrior | null;
  /** Which way is better; by default `increase`. */
  direction?: Direction;
  /** Level 1 - alpha of the credible interval; by default 0.05. */
  alpha?: number;
}

/** What is known about an effect whose estimate is normal; see `BayesianRates` on what it does not promise. */
export interface BayesianNormal extends Chances {
  posteriorMean: number;
  posteriorSd: number;
  credibleInterval: Interval | null;
}

/** Normal-normal update in closed form. @throws InvalidInputError */
export function compareNormalBayesian(input: BayesianNormalInput): BayesianNormal {
  const { estimate, standardError, prior, direction = 'increase', alpha = 0.05 } = input;
  requireFraction(alpha, 'alpha');
  requireFinite(estimate, 'estimate');
  requirePositive(standardError, 'standard_error');
  const { mean, sd } = prior ? update(estimate, standardError, prior) : { mean: estimate, sd: standardError };
  return {
    posteriorMean: mean,
    posteriorSd: sd,
    ...orient(direction, judge(mean, sd)),
    credibleInterval: intervalAround(mean, normalCritical(alpha) * sd),
  };
}

function update(estimate: number, standardError: number, prior: NormalPrior) {
  requireFinite(prior.mean, 'prior.mean');
  requirePositive(prior.sd, 'prior.sd');
  // The weight of the estimate is written so that neither square can overflow.
  const ratio = standardError / prior.sd;
  const weight = 1 / (1 + ratio * ratio);
  const sd = standardError * Math.sqrt(weight);
  return { mean: estimate * weight + prior.mean * (1 - weight), sd };
}

function judge(mean: number, sd: number) {
  const h = mean / sd;
  const smaller = sd * (normalDensity(h) - Math.abs(h) * normalUpperTail(Math.abs(h)));
  const larger = smaller + Math.abs(mean);
  const [lossIfLower, lossIfHigher] = mean >= 0 ? [smaller, larger] : [larger, smaller];
  return { chanceHigher: normalUpperTail(-h), chanceLower: normalUpperTail(h), lossIfLower, lossIfHigher };
}
