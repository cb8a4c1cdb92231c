import { timeOf } from './time-of.js';

export interface SummaryInput {
  variations: readonly { key: string; isControl: boolean }[];
  /**
   * Times are Dates, or texts that Date.parse reads. A user's earliest assignment counts; one to a variation that is not
   * listed counts nowhere.
   */
  assignments: readonly { userId: string; variation: string; assignedAt: string | Date }[];
  events: readonly { eventId: string; userId: string; type: string; timestamp: string | Date }[];
  /** The event type that makes a user a converting one. */
  conversionEvent: string;
  /** Events at or after it do not count; null while the experiment runs. */
  endedAt?: string | Date | null;
}

export interface EventTypeSummary {
  count: number;
  uniqueUsers: number;
  /** uniqueUsers / users, a fraction. */
  conversionRate: number;
}

export interface VariationSummary {
  /** Users assigned. */
  users: number;
  /** Distinct users with at least one counted event of the conversion type. */
  convertingUsers: number;
  /** convertingUsers / users, a fraction; null without users. */
  conversionRate: number | null;
  /** Counted events of all types. */
  events: number;
  /** Types without events are absent. */
  eventsByType: Record<string, EventTypeSummary>;
}

export interface Summary {
  variations: Record<string, VariationSummary>;
  /** 100 (rate_t - rate_c)/rate_c per treatment; null where undefined, empty without exactly one control. */
  liftPercentage: Record<string, number | null>;
}

/**
 * Counts per variation from raw assignments and events: an event counts once per event id, from its user's assignment
 * on and before the end.
 *
 * @throws InvalidInputError for a time that cannot be read
 */
export function summarize(input: SummaryInput): Summary {
  const assigned = earliestAssignments(input);
  const endedAt = input.endedAt ? timeOf(input.endedAt, 'ended_at') : Infinity;
  const counted = distinctEvents(input).filter(({ userId, at }) => {
    const assignment = assigned.get(userId);
    return assignment !== undefined && assignment.at <= at && at < endedAt;
  });
  const summaries = input.variations.map(({ key }) => {
    const users = [...assigned.values()].filter(({ variation }) => variation === key).length;
    const events = counted.filter(({ userId }) => assigned.get(userId)!.variation === key);
    return [key, summarizeVariation(users, events, input.conversionEvent)] as const;
  });
  const variations = Object.fromEntries(summaries);
  return { variations, liftPercentage: liftsOf(input, variations) };
}

interface CountedEvent {
  userId: string;
  type: string;
  at: number;
}

function earliestAssignments({ assignments }: SummaryInput) {
  const earliest = new Map<string, { variation: string; at: number }>();
  assignments.forEach(({ userId, variation, assignedAt }, i) => {
    const at = timeOf(assignedAt, `assignments.${i}.assigned_at`);
    const before = earliest.get(userId);
    if (!before || at < before.at) earliest.set(userId, { variation, at });
  });
  return earliest;
}

function distinctEvents({ events }: SummaryInput): CountedEvent[] {
  const seen = new Set<string>();
  return events.flatMap(({ eventId, userId, type, timestamp }, i) => {
    if (seen.has(eventId)) return [];
    seen.add(eventId);
    return [{ userId, type, at: timeOf(timestamp, `events.${i}.timestamp`) }];
  });
}

function summarizeVariation(
  users: number,
  events: readonly CountedEvent[],
  conversionEvent: string,
): VariationSummary {
  const types = [...new Set(events.map(({ type }) => type))];
  const eventsByType = Object.fromEntries(
    types.map((type) => {
      const ofType = events.filter((event) => event.type === type);
      const uniqueUsers = new Set(ofType.map(({ userId }) => userId)).size;
      return [type, { count: ofType.length, uniqueUsers, conversionRate: uniqueUsers / users }] as const;
    }),
  );
  const converting = new Set(
    events.filter(({ type }) => type === conversionEvent).map(({ userId }) => userId),
  ).size;
  const conversionRate = users === 0 ? null : converting / users;
  return { users, convertingUsers: converting, conversionRate, events: events.length, eventsByType };
}

function liftsOf({ variations }: SummaryInput, summaries: Record<string, VariationSummary>) {
  const [control, ...others] = variations.filter(({ isControl }) => isControl);
  if (!control || others.length > 0) return {};
  const treatments = variations.filter(({ isControl }) => !isControl);
  return Object.fromEntries(
    treatments.map(({ key }) => [key, liftPercentage(summaries[control.key]!, summaries[key]!)] as const),
  );
}

function liftPercentage(control: VariationSummary, treatment: VariationSummary): number | null {
  if (!control.conversionRate || treatment.conversionRate === null) return null;
  return (100 * (treatment.conversionRate - control.conversionRate)) / control.conversionRate;
}
