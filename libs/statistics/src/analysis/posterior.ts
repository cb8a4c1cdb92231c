import { compareNormalBayesian } from '../bayesian/bayesian-normal.js';
import { compareRatesBayesian, type BetaParameters } from '../bayesian/bayesian-rates.js';
import type { Direction } from '../bayesian/direction.js';
import { fiellerInterval } from '../comparison/relative-interval.js';
import { normalCritical } from '../distributions/normal.js';
import { differenceOf, squaredError, type Estimate } from '../sufficient/estimate.js';
import type { Posterior } from './analysis-result.js';

export interface PosteriorSettings {
  direction: Direction;
  /** Level 1 - alpha of the credible intervals. */
  alpha: number;
  prior: BetaParameters | null;
}

/** Beta-Binomial for rates, the flat-prior normal for everything else; null where that lacks a standard error. */
export function posteriorOf(
  control: Estimate,
  treatment: Estimate,
  settings: PosteriorSettings,
): Posterior | null {
  return control.kind === 'binomial'
    ? ofRates(control, treatment, settings)
    : ofMeans(control, treatment, settings);
}

function ofRates(control: Estimate, treatment: Estimate, settings: PosteriorSettings): Posterior {
  const counts = ({ n, numerator }: Estimate) => ({ n, conversions: numerator });
  const result = compareRatesBayesian({
    control: counts(control),
    treatment: counts(treatment),
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

function ofMeans(
  control: Estimate,
  treatment: Estimate,
  { direction, alpha }: PosteriorSettings,
): Posterior | null {
  const estimate = differenceOf(control, treatment);
  const controlVariance = squaredError(control);
  const treatmentVariance = squaredError(treatment);
  if (estimate === null || controlVariance === null || treatmentVariance === null) return null;
  const standardError = Math.sqrt(controlVariance + treatmentVariance);
  if (!(standardError > 0)) return null;
  const result = compareNormalBayesian({ estimate, standardError, direction, alpha });
  const { posteriorMean, credibleInterval, chanceToBeatControl, expectedLoss, expectedLossControl } = result;
  // With flat priors, P(treatment < (1 + r) control) is the p-value of that hypothesis: Fieller's limits are the
  // equal-tailed limits of r.
  const spread = { control, treatment, controlVariance, treatmentVariance };
  return {
    model: 'normal',
    posteriorMeanLift: posteriorMean,
    ...{ chanceToBeatControl, expectedLoss, expectedLossControl },
    credibleIntervalAbsolute: credibleInterval,
    credibleIntervalRelative: fiellerInterval(spread, normalCritical(alpha)),
    credibleIntervalControl: null,
    credibleIntervalTreatment: null,
  };
}
