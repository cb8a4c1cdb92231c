import type { AnalysisResult, Comparison, FixedTest, MetricResult, SequentialTest } from '#libs/statistics';
import type { ComparisonDto, TestDto } from '../dto/comparison.dto.js';
import { earlyOf, uncountedOfMetric, type Gathered } from '../analysis/gather-statistics.js';
import type { MeasuredVariation } from '../queries/measured-experiment.js';
import type { MeasuredMetric } from '../analysis/measured-metric.js';
import type { Library } from '../analysis/library-statistics.js';
import { presentLibrary, type ShownPart } from './present-library.js';
import type { GuardrailDto, MetricResultDto } from '../dto/metric-result.dto.js';

/** The variations by the keys of the analysis. */
export type VariationsByKey = ReadonlyMap<string, MeasuredVariation>;

export function byKey(variations: readonly MeasuredVariation[]): VariationsByKey {
  return new Map(variations.map((variation) => [String(variation.id), variation]));
}

/** Which end users a metric is shown of. */
export interface ShownMetric extends Pick<ShownPart, 'group' | 'confidenceLevel'> {
  gathered: Gathered;
  variations: VariationsByKey;
}

export function presentMetric(
  metric: MeasuredMetric,
  result: MetricResult,
  { gathered, variations, ...shown }: ShownMetric,
): MetricResultDto {
  const { key, metricId, title, kind, role, goal, capping, cuped, shared } = metric;
  const { library } = gathered;
  const variationIds = result.variations.map(({ key: id }) => Number(id));
  return {
    ...{ key, metricId, title, kind, role, goal, capping, cuped },
    cap: shared
      ? capOf(metric, library)
      : capping === 'none'
        ? null
        : (gathered.sums.get(key)?.[0]?.cap ?? null),
    capLower: capping === 'fixed' ? metric.capLower : null,
    ...{ theta: result.theta, covariateMean: result.covariateMean },
    notCounted: uncountedOfMetric(gathered, metric),
    eventsBeforeAssignment: earlyOf(gathered, metric),
    variants: result.variations.map(({ key: id, users, conversions, value, interval }) => ({
      ...{ variantId: Number(id), variantName: variations.get(id)!.title },
      isControl: variations.get(id)!.isControl,
      ...{ users, conversions, value, interval },
    })),
    comparisons: result.comparisons.map((comparison) => presentComparison(comparison, variations)),
    ...presentLibrary(metric, { ...shown, library, variationIds }),
    warnings: result.warnings,
  };
}

/** A fixed one as it is defined, one at a percentile as it came out. */
function capOf({ metricId, capping, cap }: MeasuredMetric, { rows }: Library): number | null {
  if (capping === 'fixed') return cap;
  return rows.find((row) => row.metricId === metricId && row.cap !== null)?.cap ?? null;
}

function presentComparison(comparison: Comparison, variations: VariationsByKey): ComparisonDto {
  const { variation, control, fixed, sequential, ...numbers } = comparison;
  return {
    ...{ variantId: Number(variation), controlId: Number(control) },
    ...{ baseline: variations.get(control)!.title, treatment: variations.get(variation)!.title },
    ...numbers,
    ...{ fixed: testOf(fixed), sequential: testOf(sequential) },
  };
}

function testOf({
  standardError,
  statistic,
  pValue,
  ciAbsolute,
  ciRelative,
}: FixedTest | SequentialTest): TestDto {
  return { standardError, statistic, pValue, ciAbsolute, ciRelative };
}

export function presentGuardrails(
  { guardrails }: AnalysisResult,
  metrics: readonly MeasuredMetric[],
  variations: VariationsByKey,
): GuardrailDto[] {
  return guardrails.map(({ metric, variation, direction: _, margin, ...test }) => ({
    ...{ metric, title: metrics.find(({ key }) => key === metric)!.title },
    ...{ variantId: Number(variation), variantName: variations.get(variation)!.title },
    ...test,
    ...{ marginType: margin.type, margin: margin.value },
  }));
}
