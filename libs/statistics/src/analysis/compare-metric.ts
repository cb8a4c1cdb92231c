import { testFixed, type FixedTest } from '../comparison/fixed-test.js';
import { varianceReduction } from '../comparison/compare-cuped.js';
import type { Direction } from '../bayesian/direction.js';
import type { Method } from '../decision/verdict.js';
import { testSequentially, type SequentialTest } from '../sequential/sequential-test.js';
import type { Estimate } from '../sufficient/estimate.js';
import type { AnalysedMetric, AnalysisInput } from './analysis-input.js';
import type { Comparison, Posterior } from './analysis-result.js';
import { tuningOf, type AnalysisSettings } from './analysis-settings.js';
import type { MetricEstimates } from './metric-estimates.js';
import { posteriorOf } from './posterior.js';

/** A comparison before p-values of different comparisons are adjusted for each other. */
export type Unadjusted = Omit<Comparison, 'adjustedPValue' | 'significant' | 'verdict'>;

/** A comparison together with the estimates it was made from. */
export interface Compared {
  control: Estimate;
  treatment: Estimate;
  direction: Direction;
  result: Unadjusted;
}

/** Compares every treatment with the control, given by its position. */
export function compareMetric(
  metric: AnalysedMetric,
  { estimates, raw }: MetricEstimates,
  control: number,
  { input, settings }: { input: AnalysisInput; settings: AnalysisSettings },
): Compared[] {
  return input.variations.flatMap((variation, i) => {
    if (variation.isControl) return [];
    const pair = { control: estimates[control]!, treatment: estimates[i]! };
    const tests = testPair(pair, metric, settings, tuningOf(input, control, i));
    const names = { variation: variation.key, control: input.variations[control]!.key };
    const rawPair = [raw[control]!, raw[i]!];
    const reduction =
      metric.kind === 'cuped' ? varianceReduction([pair.control, pair.treatment], rawPair) : null;
    const result = { ...names, ...headline(settings.method, tests), varianceReduction: reduction, ...tests };
    return [{ ...pair, direction: metric.direction ?? 'increase', result }];
  });
}

interface Tests {
  fixed: FixedTest;
  sequential: SequentialTest;
  bayesian: Posterior | null;
}

function testPair(
  { control, treatment }: { control: Estimate; treatment: Estimate },
  metric: AnalysedMetric,
  { alpha, intervalAlpha, withPosteriors }: AnalysisSettings,
  tuningN: number,
): Tests {
  const posteriorSettings = {
    direction: metric.direction ?? 'increase',
    alpha: intervalAlpha,
    prior: metric.prior ?? null,
  };
  return {
    fixed: testFixed(control, treatment, intervalAlpha),
    sequential: testSequentially(control, treatment, { alpha, intervalAlpha, tuningN }),
    bayesian: withPosteriors ? posteriorOf(control, treatment, posteriorSettings) : null,
  };
}

/** The numbers that the chosen method stands for. */
function headline(method: Method, { fixed, sequential, bayesian }: Tests) {
  const { absoluteLift, relativeLift, liftPercentage } = fixed;
  const lift = { absoluteLift, relativeLift, liftPercentage };
  const fixedOnly = { degreesOfFreedom: null, ciRelativeFieller: null, ciNewcombe: null };
  switch (method) {
    case 'fixed': {
      const { standardError, statistic, degreesOfFreedom, pValue, ciAbsolute, ciRelative } = fixed;
      const { ciRelativeFieller, ciNewcombe, warnings } = fixed;
      const test = { standardError, statistic, degreesOfFreedom, pValue };
      return { ...lift, ...test, ciAbsolute, ciRelative, ciRelativeFieller, ciNewcombe, warnings };
    }
    case 'sequential': {
      const { standardError, statistic, pValue, ciAbsolute, ciRelative, warnings } = sequential;
      return { ...lift, standardError, statistic, pValue, ciAbsolute, ciRelative, ...fixedOnly, warnings };
    }
    case 'bayesian':
      return {
        ...lift,
        ...fixedOnly,
        standardError: fixed.standardError,
        statistic: null,
        pValue: null,
        ciAbsolute: bayesian?.credibleIntervalAbsolute ?? null,
        ciRelative: bayesian?.credibleIntervalRelative ?? null,
        warnings: fixed.warnings,
      };
  }
}
