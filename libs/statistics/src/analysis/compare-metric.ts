import type { Direction } from '../bayesian/direction.js';
import type { Combined } from '../comparison/combine-strata.js';
import { varianceReduction } from '../comparison/compare-cuped.js';
import { testCombined, type FixedTest } from '../comparison/fixed-test.js';
import type { Method } from '../decision/verdict.js';
import { testCombinedSequentially, type SequentialTest } from '../sequential/sequential-test.js';
import { isSkewed } from '../sufficient/skewness.js';
import { mergeWarnings, warningsWhere } from '../warnings.js';
import type { AnalysedMetric, AnalysisInput } from './analysis-input.js';
import type { Comparison, Posterior } from './analysis-result.js';
import { tuningOf, type AnalysisSettings } from './analysis-settings.js';
import { combineVariations, skewnessOfPair, type MetricEstimates } from './metric-estimates.js';
import { posteriorOf } from './posterior.js';

/** A comparison before p-values of different comparisons are adjusted for each other. */
export type Unadjusted = Omit<Comparison, 'adjustedPValue' | 'significant' | 'verdict'>;

/** A comparison together with the estimates it was made from. */
export interface Compared {
  combined: Combined;
  direction: Direction;
  result: Unadjusted;
}

/** Compares every treatment with the control, given by its position. */
export function compareMetric(
  metric: AnalysedMetric,
  { strata, rawStrata }: MetricEstimates,
  control: number,
  { input, settings }: { input: AnalysisInput; settings: AnalysisSettings },
): Compared[] {
  return input.variations.flatMap((variation, i) => {
    if (variation.isControl) return [];
    const combined = combineVariations(strata, control, i);
    const raw = isAdjusted(metric) ? combineVariations(rawStrata, control, i) : null;
    const tests = testPair(combined, metric, settings, tuningOf(input, control, i));
    const skewness = skewnessOfPair(metric, control, i);
    const skewed = isSkewed(skewness, Math.min(combined.nControl, combined.nTreatment));
    const numbers = headline(settings.judgedBy, tests);
    const result: Unadjusted = {
      variation: variation.key,
      control: input.variations[control]!.key,
      ...numbers,
      skewness,
      strataCounted: combined.strataCounted,
      usersLeftOut: combined.usersLeftOut,
      varianceReduction: raw && varianceReduction(combined, raw),
      ...tests,
      warnings: mergeWarnings(numbers.warnings, warningsWhere({ skewed })),
    };
    return [{ combined, direction: metric.direction ?? 'increase', result }];
  });
}

const isAdjusted = ({ kind }: AnalysedMetric): boolean => kind === 'cuped' || kind === 'cuped_ratio';

interface Tests {
  fixed: FixedTest;
  sequential: SequentialTest;
  bayesian: Posterior | null;
}

function testPair(
  combined: Combined,
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
    fixed: testCombined(combined, intervalAlpha),
    sequential: testCombinedSequentially(combined, { alpha, intervalAlpha, tuningN }),
    bayesian: withPosteriors ? posteriorOf(combined, posteriorSettings) : null,
  };
}

const fixedOnly = {
  degreesOfFreedom: null,
  ciAbsoluteWald: null,
  ciRelativeDelta: null,
  ciRelativeFieller: null,
  ciNewcombe: null,
};

/** The numbers that the method stands for. */
function headline(method: Method, { fixed, sequential, bayesian }: Tests) {
  const { absoluteLift, relativeLift, liftPercentage } = fixed;
  const lift = { absoluteLift, relativeLift, liftPercentage };
  switch (method) {
    case 'fixed': {
      const { standardError, statistic, degreesOfFreedom, pValue, ciAbsolute, ciRelative } = fixed;
      const { ciAbsoluteWald, ciRelativeDelta, ciRelativeFieller, ciNewcombe, warnings } = fixed;
      const test = { standardError, statistic, degreesOfFreedom, pValue, ciAbsolute, ciRelative };
      return { ...lift, ...test, ciAbsoluteWald, ciRelativeDelta, ciRelativeFieller, ciNewcombe, warnings };
    }
    case 'sequential': {
      const { standardError, statistic, pValue, ciAbsolute, ciRelative, warnings } = sequential;
      return { ...lift, ...fixedOnly, standardError, statistic, pValue, ciAbsolute, ciRelative, warnings };
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
