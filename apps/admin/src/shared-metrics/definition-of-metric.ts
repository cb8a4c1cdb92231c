import type { Metric } from '#libs/entities';
import { DomainError, invalidField } from '#libs/errors';
import { parseDefinition, type MetricDefinition, type MetricLibraryKind } from '#libs/metrics';

/**
 * The definition that measures what a metric of an experiment does.
 *
 * @throws DomainError `invalid` for what has no place in the library: clicks on a selector, and what only secret keys send
 */
export function definitionOfMetric(metric: Metric): MetricDefinition {
  const { custom, selector } = metric;
  if (!custom)
    throw invalidField(
      'id',
      'counts clicks on a selector, which belong to one page; only named events can be shared',
    );
  if (metric.secretOnly)
    throw invalidField('id', 'counts events of secret keys only, which shared metrics do not tell apart');
  const of = (part: Metric['ratioOf']) => ({ of: part === 'values' ? 'sum' : 'count' });
  const { definition, faults } = parseDefinition({
    kind: kindOf(metric),
    source: { eventTypes: [selector] },
    ...(kindOf(metric) === 'ratio' && {
      measure: of(metric.ratioOf),
      denominator: { source: { eventTypes: [metric.denominator] }, measure: of(metric.denominatorOf) },
    }),
    direction: metric.goal,
    cap: capOf(metric),
    cuped: { on: metric.cuped, lookbackDays: metric.covariateDays },
    nonInferiorityMargin: { type: metric.marginType, value: metric.margin },
  });
  if (definition) return definition;
  throw new DomainError('invalid', 'validation-failed', 'The metric cannot be shared.', {
    fields: faults.map(({ path, message }) => ({ field: path.join('.'), message })),
  });
}

const kinds: Record<Metric['kind'], MetricLibraryKind> = {
  binomial: 'conversion',
  count: 'count',
  mean: 'sum',
  ratio: 'ratio',
  quantile: 'quantile',
};

/** Values per event are an average. */
function kindOf({ kind, ratioOf, denominator, denominatorOf, selector }: Metric): MetricLibraryKind {
  const isAverage =
    kind === 'ratio' && ratioOf === 'values' && denominatorOf === 'count' && denominator === selector;
  return isAverage ? 'average' : kinds[kind];
}

function capOf({ capping, cap, capLower, capPercentile, capIgnoresZeros }: Metric): object {
  switch (capping) {
    case 'none':
      return { type: 'none' };
    case 'fixed':
      return { type: 'fixed', upper: cap, lower: capLower };
    case 'percentile':
      return { type: 'percentile', percentile: capPercentile, ignoreZeros: capIgnoresZeros };
  }
}
