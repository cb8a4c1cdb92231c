import type { Configuration } from './configuration.js';
import type { Change } from './configuration-changes.js';
import type { AutomaticCause, ExperimentEvent } from './events.js';
import { eventTypes } from './field-facts.js';

/** What a change is to those who listen: at most one event of each type. */
export function eventsOf(
  { experiment: before }: Configuration,
  { experiment: after }: Configuration,
  changes: readonly Change[],
  { now, cause }: { now: Date; cause?: AutomaticCause },
): ExperimentEvent[] {
  const happened = new Set(changes.map(({ event }) => event));
  const { id: experimentId, projectId, revision } = after;
  const base = { experimentId, projectId, revision, at: now, ...(cause && { cause }) };
  return eventTypes
    .filter((type) => happened.has(type))
    .map((type) =>
      type === 'StatusChanged' ? { type, ...base, from: before.status, to: after.status } : { type, ...base },
    );
}
