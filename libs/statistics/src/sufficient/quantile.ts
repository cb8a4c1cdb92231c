import { normalCritical } from '../distributions/normal.js';
import type { Interval } from '../interval.js';
import { roundUp } from '../planning/power-settings.js';
import { warningsWhere, type Warning } from '../warnings.js';
import { estimateRatio, squaredError } from './estimate.js';
import type { QuantileStatistics } from './statistics.js';

/** The values of the users of a variation, one user's after the other's. */
export interface ValuesOfUsers {
  values: Float64Array;
  /** How many of them each user has; users without any may be left out. */
  counts: readonly number[] | Uint32Array;
  /** Users, those without values included; as many as counts when left out. */
  users?: number;
}

/** A quantile with everything that comparisons need of it: plain data. */
export interface QuantileSummary {
  users: number;
  events: number;
  value: number | null;
  standardError: number | null;
  /** Outer intervals at levels 1 - alpha, the widest last. */
  intervals: { alpha: number; interval: Interval | null }[];
  warnings: Warning[];
}

/** Fewer events than this give no interval. */
const fewestEvents = 100;
/** The interval that the standard error is read from. */
const standardAlpha = 0.05;
/** Levels of which intervals are kept; another one gets the next wider interval. */
const keptAlphas: readonly number[] = [0.5, 0.2, 0.15, 0.1, 0.05, 0.02, 0.01, 0.005, 0.001, 0.0001];

/**
 * A quantile of values clustered by user (Deng, Knoblich, Lu 2018, section 4). The values are sorted in place.
 *
 * @param alphas of the intervals
 */
export function summarizeQuantile(
  of: ValuesOfUsers,
  quantile: number,
  alphas: readonly number[] = keptAlphas,
): QuantileSummary {
  const events = of.values.length;
  const users = of.users ?? of.counts.length;
  const none = alphas.map((alpha) => ({ alpha, interval: null }));
  if (events === 0) {
    const warnings = warningsWhere({ no_users: true });
    return { users, events, value: null, standardError: null, intervals: none, warnings };
  }
  const unsorted = of.values.slice();
  const sorted = of.values.sort();
  const value = sorted[roundUp(events * quantile) - 1]!;
  const variance = varianceOf({ values: unsorted, counts: of.counts, users }, value);
  const outer = (alpha: number) => outerInterval(sorted, quantile, alpha, variance);
  const standard = outer(standardAlpha);
  const width = standard && standard.upper - standard.lower;
  const warnings = warningsWhere({
    low_counts: events < fewestEvents,
    insufficient_users: events >= fewestEvents && standard === null,
    zero_variance: width === 0,
  });
  const standardError = width ? width / (2 * normalCritical(standardAlpha)) : null;
  const intervals = alphas.map((alpha) => ({ alpha, interval: outer(alpha) }));
  const known = width === null || width > 0 ? standardError : 0;
  return { users, events, value, standardError: known, intervals, warnings };
}

/** As the analysis takes it; a quantile on a value that very many have is compared with nothing. */
export function statisticsOfQuantile(summary: QuantileSummary): QuantileStatistics {
  const { users, events, value, standardError, intervals, warnings } = summary;
  return {
    ...{ n: users, events, value, warnings },
    standardError: standardError === 0 ? null : standardError,
    intervalAt: (alpha) => intervals.find((kept) => kept.alpha <= alpha * (1 + 1e-9))?.interval ?? null,
  };
}

/** Variance of the share of values up to `value`: a ratio metric with users as units. */
function varianceOf({ values, counts, users }: Required<ValuesOfUsers>, value: number): number | null {
  const sums = { sum: 0, sumSquares: 0, denominatorSum: 0, denominatorSumSquares: 0, sumProducts: 0 };
  let from = 0;
  for (const count of counts) {
    let below = 0;
    for (let i = from; i < from + count; i++) if (values[i]! <= value) below++;
    from += count;
    sums.sum += below;
    sums.sumSquares += below * below;
    sums.denominatorSum += count;
    sums.denominatorSumSquares += count * count;
    sums.sumProducts += below * count;
  }
  return squaredError(estimateRatio({ n: users, ...sums }, 'users'));
}

function outerInterval(
  sorted: Float64Array,
  quantile: number,
  alpha: number,
  variance: number | null,
): Interval | null {
  const events = sorted.length;
  if (!variance || events < fewestEvents) return null;
  const reach = normalCritical(alpha) * Math.sqrt(variance);
  const lower = Math.floor(events * (quantile - reach));
  const upper = Math.floor(events * (quantile + reach)) + 1;
  if (lower < 1 || upper > events) return null;
  return { lower: sorted[lower - 1]!, upper: sorted[upper - 1]! };
}
