import { requireNotNegative, requirePositive, requireThat } from '../invalid-input.js';
import { timeOf } from '../time-of.js';
import { readJourney, type JourneyOfUser, type JourneysOfVariation, type TimedEvent } from './journey.js';

export interface FunnelInput {
  /** Event types in the order in which they must occur, one event per step. */
  steps: readonly string[];
  /** Events count for this long, from the delay on; null, the default, for no end. */
  windowSeconds?: number | null;
  /** Events count from this long after the assignment on; by default 0. */
  delaySeconds?: number | null;
  /** Events at or after it do not count; null while the experiment runs. */
  endedAt?: string | Date | null;
  variations: readonly JourneysOfVariation[];
}

export interface FunnelStep {
  step: string;
  /** End users who came this far. */
  users: number;
  /** users over all assigned, a fraction: the rate to compare. Null without users. */
  rate: number | null;
  /** users over those of the step before; only descriptive, since those are no random sample. */
  rateOfPrevious: number | null;
}

export interface Funnel {
  /** By key. */
  variations: Record<string, { users: number; steps: FunnelStep[] }>;
}

/** How far end users come in a sequence of events. @throws InvalidInputError for no steps, a window that is not positive */
export function countFunnel(input: FunnelInput): Funnel {
  const { steps, windowSeconds, delaySeconds } = input;
  requireThat(steps.length > 0, 'steps', 'must not be empty');
  if (typeof windowSeconds === 'number') requirePositive(windowSeconds, 'window_seconds');
  if (typeof delaySeconds === 'number') requireNotNegative(delaySeconds, 'delay_seconds');
  const endedAt = input.endedAt ? timeOf(input.endedAt, 'ended_at') : Infinity;
  const counted = input.variations.map(({ key, users }, v) => {
    const depths = users.map((user, i) => depthOf(user, `variations.${v}.users.${i}`, { ...input, endedAt }));
    return [key, { users: users.length, steps: countSteps(steps, depths) }] as const;
  });
  return { variations: Object.fromEntries(counted) };
}

function depthOf(
  user: JourneyOfUser,
  field: string,
  { steps, windowSeconds, delaySeconds, endedAt }: Omit<FunnelInput, 'endedAt'> & { endedAt: number },
): number {
  const { assignedAt, events } = readJourney(user, field);
  const from = assignedAt + 1000 * (delaySeconds ?? 0);
  const to = Math.min(endedAt, from + 1000 * (windowSeconds ?? Infinity));
  const counting = events.filter(({ at }) => at >= from && at < to).sort(compareEvents);
  let depth = 0;
  for (const { type } of counting) if (type === steps[depth]) depth++;
  return depth;
}

function compareEvents(one: TimedEvent, other: TimedEvent): number {
  if (one.at !== other.at) return one.at - other.at;
  return one.id < other.id ? -1 : Number(one.id > other.id);
}

function countSteps(steps: readonly string[], depths: readonly number[]): FunnelStep[] {
  const reached = (depth: number) => depths.filter((of) => of >= depth).length;
  return steps.map((step, i) => {
    const users = reached(i + 1);
    return { step, users, rate: share(users, depths.length), rateOfPrevious: share(users, reached(i)) };
  });
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
