import { Decimal, type Amount, type CompiledMetric, type MetricEvent } from '#libs/metrics';

/** What a metric comes to over some end users. */
export interface RecentValue {
  /** A rate, a mean, a ratio or a quantile, as the kind has it; null where there is nothing to divide by. */
  value: number | null;
  /** End users that count. */
  users: number;
  /** Standard deviation of one end user's value; null for rates, ratios and quantiles. */
  sd: number | null;
  /** Events of the sources that could not be used: in another currency, or without a usable number. */
  ignored: number;
}

/** End users with their events, and when each is taken to have begun. */
export interface Observed {
  events: readonly MetricEvent[];
  assignedAt: number;
}

/**
 * The value as if each end user had entered an experiment when they were first seen.
 *
 * @param until milliseconds since 1970; end users who do not count yet at that time are left out
 */
export function recentValue(
  metric: CompiledMetric,
  observed: Iterable<Observed>,
  { until, endedAt = until }: { until: number; endedAt?: number },
): RecentValue {
  const amounts: Amount[] = [];
  for (const { events, assignedAt } of observed) {
    if (metric.maturesAfterMs !== null && assignedAt + metric.maturesAfterMs > until) continue;
    const fold = metric.begin({ assignedAt, endedAt });
    for (const event of events) fold.add(event);
    amounts.push(fold.value().own);
  }
  const { value, sd } = valueOf(metric, amounts);
  return {
    value,
    sd,
    users: amounts.length,
    ignored: amounts.reduce((sum, { ignored }) => sum + ignored, 0),
  };
}

function valueOf(
  { definition: { kind, quantile } }: CompiledMetric,
  amounts: readonly Amount[],
): { value: number | null; sd: number | null } {
  const n = amounts.length;
  switch (kind) {
    case 'average':
    case 'ratio': {
      const y = sumOf(amounts, 'y');
      return { value: y === 0 ? null : sumOf(amounts, 'x') / y, sd: null };
    }
    case 'quantile':
      return {
        value: quantileOf(
          amounts.flatMap(({ values }) => values),
          quantile!.q,
        ),
        sd: null,
      };
    case 'conversion':
    case 'funnel':
    case 'retention':
      return { value: n === 0 ? null : sumOf(amounts, 'x') / n, sd: null };
    case 'count':
    case 'sum':
    case 'distinct': {
      if (n === 0) return { value: null, sd: null };
      const mean = sumOf(amounts, 'x') / n;
      const squares = amounts.reduce((sum, { x }) => sum + (x.toNumber() - mean) ** 2, 0);
      return { value: mean, sd: n < 2 ? null : Math.sqrt(squares / (n - 1)) };
    }
  }
}

const sumOf = (amounts: readonly Amount[], part: 'x' | 'y'): number =>
  amounts.reduce((sum, amount) => sum.plus(amount[part]), Decimal.zero).toNumber();

/** Between order statistics, at (N - 1) q. */
function quantileOf(values: readonly number[], q: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const position = (sorted.length - 1) * q;
  const below = sorted[Math.floor(position)]!;
  const above = sorted[Math.ceil(position)]!;
  return below + (above - below) * (position - Math.floor(position));
}
