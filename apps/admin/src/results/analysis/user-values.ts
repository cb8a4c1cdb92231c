import { readValue } from '#libs/metrics';
import type { Limits, UserRow, ValueRules } from '../queries/user-values.queries.js';
import type { EventSource, MeasuredMetric, ValuePart } from './measured-metric.js';

/** What an end user comes to on a metric; numbers in its unit. */
export interface UserValue {
  /** What results add up: 1 or 0 for a rate, the numerator of a ratio, cut by its cap. */
  value: number;
  /** What a ratio or an average is divided by. */
  denominator: number;
  /** With CUPED: what the end user did before, cut like the value; 0 without it. */
  before: number;
  /** The same of what a ratio or an average is divided by. */
  denominatorBefore: number;
  /** How many steps of a funnel. */
  steps: number;
  /** Of a quantile: the values that it is made of. */
  values: readonly number[];
}

/** The value of an end user as results count it; null while they do not count, or their value is not worked out yet. */
export function userValue(metric: MeasuredMetric, user: UserRow, rules: ValueRules): UserValue | null {
  const limits = rules.limits.get(metric.key)!;
  if (metric.shared) return sharedValue(metric, user, { limits, rules });
  const { source, part, divisor } = metric;
  return {
    value: cutBy(limits, amountOf(user, source, part)),
    denominator: divisor ? amountOf(user, divisor.source, divisor.part) : 0,
    before: historyOf(metric, limits, user.histories.get(metric.key)?.c ?? 0),
    denominatorBefore: user.histories.get(metric.key)?.d ?? 0,
    ...{ steps: 0, values: [] },
  };
}

/** As results cut it: that of a ratio is not cut. */
const historyOf = ({ kind }: MeasuredMetric, limits: Limits, value: number): number =>
  kind === 'ratio' ? value : cutBy(limits, value);

function sharedValue(
  metric: MeasuredMetric,
  { endUserId, amounts }: UserRow,
  { limits, rules }: { limits: Limits; rules: ValueRules },
): UserValue | null {
  const { metricId } = metric;
  const filled = rules.filled.find((one) => one.metricId === metricId);
  const kept = amounts?.[String(metricId)];
  if (!filled || !kept || isAfter(endUserId, filled.filledTo)) return null;
  const { x, y, c, d, depth, counts, values } = readValue(kept);
  if (!counts) return null;
  return {
    value: cutBy(limits, x.toNumber()),
    denominator: y.toNumber(),
    before: historyOf(metric, limits, c.toNumber()),
    denominatorBefore: d.toNumber(),
    ...{ steps: depth, values },
  };
}

/** In the order of the database, which is that of bytes. */
const isAfter = (id: string, last: string | null): boolean =>
  last !== null && Buffer.compare(Buffer.from(id), Buffer.from(last)) > 0;

function amountOf({ totals }: UserRow, { metricId, type }: EventSource, part: ValuePart): number {
  const total = totals.find((one) => one.metricId === metricId && one.type === type);
  if (!total || total.count === 0) return 0;
  return { any: 1, count: total.count, values: total.sum }[part];
}

function cutBy({ upper, lower }: Limits, value: number): number {
  const below = upper === null ? value : Math.min(value, upper);
  return lower === null ? below : Math.max(below, lower);
}
