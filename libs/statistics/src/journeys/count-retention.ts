import { dayMs } from '#libs/durations';
import { requireFinite, requireNotNegative, requireThat } from '../invalid-input.js';
import { timeOf } from '../time-of.js';
import { readJourney, type JourneyOfUser, type JourneysOfVariation } from './journey.js';

export interface RetentionInput {
  /** The event type by which an end user counts as returned. */
  event: string;
  /** Days after the assignment, of 86,400 seconds each; the first is 0. Both are included. */
  fromDay: number;
  toDay: number;
  /** Up to when events are known. */
  asOf: string | Date;
  variations: readonly JourneysOfVariation[];
}

export interface RetainedUsers {
  /** End users assigned. */
  users: number;
  /** Of them, those whose days are over; only they count. */
  matured: number;
  /** Of those, the ones who returned within the days. */
  retained: number;
  /** retained / matured, a fraction; null without any. */
  rate: number | null;
}

export interface Retention {
  /** By key. */
  variations: Record<string, RetainedUsers>;
}

/** How many end users return. @throws InvalidInputError for days that make no range, a time that cannot be read */
export function countRetention({ event, fromDay, toDay, asOf, variations }: RetentionInput): Retention {
  requireNotNegative(fromDay, 'from_day');
  requireFinite(toDay, 'to_day');
  requireThat(fromDay <= toDay, 'from_day', 'must not be after to_day');
  const known = timeOf(asOf, 'as_of');
  const counted = variations.map(({ key, users }, v) => {
    const journeys = users.map((user, i) => judge(user, `variations.${v}.users.${i}`));
    const matured = journeys.filter((journey) => journey.matured);
    const retained = matured.filter((journey) => journey.retained).length;
    const rate = matured.length === 0 ? null : retained / matured.length;
    return [key, { users: users.length, matured: matured.length, retained, rate }] as const;
  });
  return { variations: Object.fromEntries(counted) };

  function judge(user: JourneyOfUser, field: string): { matured: boolean; retained: boolean } {
    const { assignedAt, events } = readJourney(user, field);
    const from = assignedAt + fromDay * dayMs;
    const to = assignedAt + (toDay + 1) * dayMs;
    const returned = events.some(({ type, at }) => type === event && at >= from && at < to);
    return { matured: to <= known, retained: returned };
  }
}
