import { judgeTreatment } from '../decision/verdict.js';
import { adjustPValues } from '../multiple-comparisons.js';
import type { Comparison } from './analysis-result.js';
import type { AnalysisSettings } from './analysis-settings.js';
import type { Compared } from './compare-metric.js';

export interface Adjusted {
  compared: Compared;
  comparison: Comparison;
}

/** Judges comparisons after adjusting their p-values for each other: one family. */
export function adjustFamily(family: readonly Compared[], settings: AnalysisSettings): Adjusted[] {
  const pValues = family.map(({ result }) => result.pValue);
  const adjusted = adjustPValues(pValues, settings.correction);
  return family.map((compared, i) => judge(compared, adjusted[i]!, settings));
}

/** Judges comparisons each on its own. */
export function leaveUnadjusted(compared: readonly Compared[], settings: AnalysisSettings): Adjusted[] {
  return compared.map((one) => judge(one, one.result.pValue, settings));
}

function judge(compared: Compared, adjustedPValue: number | null, settings: AnalysisSettings): Adjusted {
  const evidence = {
    combined: compared.combined,
    direction: compared.direction,
    adjustedPValue,
    chances: compared.result.bayesian,
  };
  const verdict = judgeTreatment(evidence, settings);
  const significant = adjustedPValue !== null && adjustedPValue < settings.alpha;
  return { compared, comparison: { ...compared.result, adjustedPValue, significant, verdict } };
}
