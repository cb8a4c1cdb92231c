import { compareNormalBayesian, type NormalPrior } from '../bayesian/bayesian-normal.js';
import { compareRatesBayesian, type BetaParameters } from '../bayesian/bayesian-rates.js';
import type { Direction } from '../bayesian/direction.js';
import { testedVariances, type Combined, type Stratum } from '../comparison/combine-strata.js';
import { fiellerInterval, spreadOf } from '../comparison/relative-interval.js';
import { normalCritical } from '../distributions/normal.js';
import type { Estimate } from '../sufficient/estimate.js';
import type { Posterior } from './analysis-result.js';

export interface PosteriorSettings {
  direction: Direction;
  /** Level 1 - alpha of the credible intervals. */
  alpha: number;
  /** Of each rate, or of the absolute lift of a mean or ratio; by default rates from 0 to 1 alike, and none. */
  prior: BetaParameters | NormalPrior | null;
}

/**
 * Beta-Binomial for rates of one set of shares, the normal for everything else; null where that lacks a standard
 * error.
 */
export function posteriorOf(combined: Combined, settings: PosteriorSettings): Posterior | null {
  const pair = combined.kind === 'binomial' ? onlyPair(combined) : null;
  return pair ? ofRates(pair, settings) : ofDifference(combined, settings);
}

/** The stratum that all rates come from; null with several. */
function onlyPair({ given, strata, strataCounted }: Combined): Stratum | null {
  if (strataCounted === 1) return strata[0]!;
  return given.length === 1 ? given[0]! : null;
}

function ofRates({ control, treatment }: Stratum, { prior, ...settings }: PosteriorSettings): Posterior {
  const counts = ({ n, numerator }: Estimate) => ({ n, conversions: numerator });
  const result = compareRatesBayesian({
    control: counts(control),
    treatment: counts(treatment),
    prior: isBeta(prior) ? prior : null,
    ...settings,
  });
  const { posteriorMeanLift, chanceToBeatControl, expectedLoss, expectedLossControl } = result;
  const { credibleIntervalAbsolute, credibleIntervalRelative } = result;
  const { credibleIntervalControl, credibleIntervalTreatment } = result;
  return {
    model: 'beta_binomial',
    posteriorMeanLift,
    ...{ chanceToBeatControl, expectedLoss, expectedLossControl },
    ...{ credibleIntervalAbsolute, credibleIntervalRelative },
    ...{ credibleIntervalControl, credibleIntervalTreatment },
  };
}

function ofDifference(combined: Combined, { direction, alpha, prior }: PosteriorSettings): Posterior | null {
  const variances = testedVariances(combined);
  if (combined.difference === null || !variances) return null;
  const standardError = Math.sqrt(variances.control + variances.treatment);
  if (!(standardError > 0)) return null;
  const known = prior && !isBeta(prior) ? prior : null;
  const estimate = combined.difference;
  const result = compareNormalBayesian({ estimate, standardError, prior: known, direction, alpha });
  const { posteriorMean, credibleInterval, chanceToBeatControl, expectedLoss, expectedLossControl } = result;
  // With flat priors, P(treatment < (1 + r) control) is the p-value of that hypothesis: Fieller's limits are the
  // equal-tailed limits of r. A prior of the difference says nothing of the quotient.
  const relative = fiellerInterval(spreadOf(combined, variances), normalCritical(alpha));
  return {
    model: 'normal',
    posteriorMeanLift: posteriorMean,
    ...{ chanceToBeatControl, expectedLoss, expectedLossControl },
    credibleIntervalAbsolute: credibleInterval,
    credibleIntervalRelative: known ? null : relative,
    credibleIntervalControl: null,
    credibleIntervalTreatment: null,
  };
}

function isBeta(prior: BetaParameters | NormalPrior | null): prior is BetaParameters {
  return prior !== null && 'alpha' in prior;
}
