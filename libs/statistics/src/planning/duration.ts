import {
  requireCount,
  requireNotNegative,
  requireProbability,
  requireSameLength,
  requireThat,
} from '../invalid-input.js';
import { warningsWhere, type Warning } from '../warnings.js';
import { roundUp } from './power-settings.js';

export interface DurationInput {
  /** Users needed per variation. */
  requiredUsers: readonly number[];
  /** Share of traffic per variation, on any scale. */
  weights: readonly number[];
  /** Users who come by per day. */
  dailyUsers: number;
  /** The fraction of them that enters the experiment, 0 to 1; by default 1. */
  trafficFraction?: number;
}

export interface Duration {
  /** Whole days until every variation has its users; null when one of them never will. */
  days: number | null;
  warnings: Warning[];
}

/** @throws InvalidInputError for negative or mismatching numbers */
export function estimateDuration(input: DurationInput): Duration {
  const { requiredUsers, weights, dailyUsers, trafficFraction = 1 } = input;
  requireSameLength(weights, requiredUsers, 'weights');
  requiredUsers.forEach((n, i) => requireCount(n, `required_users.${i}`));
  const total = totalOf(weights);
  requireNotNegative(dailyUsers, 'daily_users');
  requireProbability(trafficFraction, 'traffic_fraction');
  const days = requiredUsers.map((n, i) =>
    n === 0 ? 0 : (n * total) / (dailyUsers * trafficFraction * weights[i]!),
  );
  const longest = Math.max(0, ...days);
  if (!Number.isFinite(longest)) return { days: null, warnings: warningsWhere({ no_traffic: true }) };
  return { days: roundUp(longest), warnings: [] };
}

/** @throws InvalidInputError for a negative weight, or where all are 0 */
export function totalOf(weights: readonly number[]): number {
  weights.forEach((weight, i) => requireNotNegative(weight, `weights.${i}`));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  requireThat(total > 0, 'weights', 'must not all be 0');
  return total;
}
