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

/** How many values there are, and of how many users. */
export interface QuantileSize {
  users: number;
  events: number;
  /** Sum over users of how many values they have, squared. */
  eventsSquared: number;
}

/** Sums over users of how many of their values are up to that of the quantile. */
export interface ShareSums {
  sum: number;
  sumSquares: number;
  /** With how many values they have. */
  sumProducts: number;
}

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
  const size = sizeOf(of);
  if (size.events === 0) return noQuantile(size, alphas);
  const unsorted = of.values.slice();
  const sorted = of.values.sort();
  const at = (rank: number) => sorted[rank - 1]!;
  const value = at(rankOfQuantile(size, quantile));
  const share = shareUpTo({ values: unsorted, counts: of.counts }, value);
  return quantileAround({ size, share, value, at }, quantile, alphas);
}

/** At which place the quantile stands among the values in ascending order, from 1 on. */
export function rankOfQuantile({ events }: QuantileSize, quantile: number): number {
  return roundUp(events * quantile);
}

/** The places of the values that its intervals end at. */
export function ranksAround(
  size: QuantileSize,
  share: ShareSums,
  quantile: number,
  alphas: readonly number[] = keptAlphas,
): number[] {
  const variance = varianceOf(size, share);
  return [standardAlpha, ...alphas].flatMap((alpha) => {
    const ranks = outerRanks(size, quantile, { alpha, variance });
    return ranks ? [ranks.lower, ranks.upper] : [];
  });
}

/** A quantile of no values. */
export function noQuantile(
  { users }: Pick<QuantileSize, 'users'>,
  alphas: readonly number[] = keptAlphas,
): QuantileSummary {
  const intervals = alphas.map((alpha) => ({ alpha, interval: null }));
  const warnings = warningsWhere({ no_users: true });
  return { users, events: 0, value: null, standardError: null, intervals, warnings };
}

/**
 * A quantile by its value and what is around it, of values that were put in order elsewhere.
 *
 * @param of with the value at each place of `ranksAround`
 */
export function quantileAround(
  of: { size: QuantileSize; share: ShareSums; value: number; at: (rank: number) => number },
  quantile: number,
  alphas: readonly number[] = keptAlphas,
): QuantileSummary {
  const { size, share, value, at } = of;
  const { users, events } = size;
  const variance = varianceOf(size, share);
  const outer = (alpha: number): Interval | null => {
    const ranks = outerRanks(size, quantile, { alpha, variance });
    return ranks && { lower: at(ranks.lower), upper: at(ranks.upper) };
  };
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

function sizeOf({ values, counts, users = counts.length }: ValuesOfUsers): QuantileSize {
  let eventsSquared = 0;
  for (const count of counts) eventsSquared += count * count;
  return { users, events: values.length, eventsSquared };
}

function shareUpTo({ values, counts }: Pick<ValuesOfUsers, 'values' | 'counts'>, value: number): ShareSums {
  const sums = { sum: 0, sumSquares: 0, sumProducts: 0 };
  let from = 0;
  for (const count of counts) {
    let below = 0;
    for (let i = from; i < from + count; i++) if (values[i]! <= value) below++;
    from += count;
    sums.sum += below;
    sums.sumSquares += below * below;
    sums.sumProducts += below * count;
  }
  return sums;
}

/** Variance of the share of values up to that of the quantile: a ratio metric with users as units. */
function varianceOf({ users, events, eventsSquared }: QuantileSize, share: ShareSums): number | null {
  const denominator = { denominatorSum: events, denominatorSumSquares: eventsSquared };
  return squaredError(estimateRatio({ n: users, ...share, ...denominator }, 'users'));
}

function outerRanks(
  { events }: QuantileSize,
  quantile: number,
  { alpha, variance }: { alpha: number; variance: number | null },
): { lower: number; upper: number } | null {
  if (!variance || events < fewestEvents) return null;
  const reach = normalCritical(alpha) * Math.sqrt(variance);
  const lower = Math.floor(events * (quantile - reach));
  const upper = Math.floor(events * (quantile + reach)) + 1;
  return lower < 1 || upper > events ? null : { lower, upper };
}
