/**
 * What counts, as SQL. An event counts in an experiment of its project when its end user is assigned there
 * (the named experiment, or any when it names none), at or after the assignment and before the end.
 */

/**
 * Whether an event counts for an end user by when it happened and when they were assigned, both SQL. A time without a
 * fraction of a second counts from its second.
 */
export const isSince = (occurredAt: string, assignedAt: string): string =>
  `happened_since(${occurredAt}, ${assignedAt})`;

/**
 * Whether a row of `event` was meant to count for an end user assigned at a time and came too early: it happened in the 24
 * hours before, although it arrived afterwards or names the experiment.
 */
export const cameEarly = (event: string, assignedAt: string): string =>
  `came_early(${event}.occurred_at, ${event}.received_at, ${event}.experiment_id IS NOT NULL, ${assignedAt})`;

/** Whether an event at a time counts in a row of `experiment`. */
export const beforeEnd = (occurredAt: string): string =>
  `(experiment.ended_at IS NULL OR ${occurredAt} < experiment.ended_at)`;

/**
 * Whether a row of `event` counts in an experiment at all: an event that anybody can send does not where one of its
 * metrics takes events of secret keys only.
 */
export const isCounted = (event: string, experimentId: string): string =>
  `(${event}.not_counted_in IS NULL OR ${experimentId} <> ALL (${event}.not_counted_in))`;
