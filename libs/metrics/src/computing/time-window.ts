import type { MetricDefinition } from '../definition.js';

const hourMs = 3_600_000;
const dayMs = 86_400_000;

/** The first exposure of an end user, and up to when events count; milliseconds since 1970. */
export interface Assignment {
  assignedAt: number;
  /** When the experiment ended; null while it goes on. */
  endedAt: number | null;
}

/** From when (included) to when (excluded) events count. */
interface Span {
  from: number;
  to: number;
}

/** Which times count for an end user. */
export interface Times {
  /** For the metric itself. */
  counts: (at: number) => boolean;
  /** For what the end user did before, which CUPED goes by. */
  isHistory: (at: number) => boolean;
}

/**
 * Whether something happened since an assignment. A time without a fraction of a second says only in which second it was,
 * so it counts from its second, also in that of the assignment.
 */
export function happenedSince(at: number, assignedAt: number): boolean {
  return at >= assignedAt || at === Math.floor(assignedAt / 1_000) * 1_000;
}

/** Milliseconds after the assignment: the days of retention, or delay and window. */
function spanOf({ kind, retention, window }: MetricDefinition): Span {
  if (kind === 'retention' && retention)
    return { from: retention.fromDay * dayMs, to: (retention.toDay + 1) * dayMs };
  const from = window.delayHours * hourMs;
  const hours = window.conversionWindowHours;
  return { from, to: hours === null ? Infinity : from + hours * hourMs };
}

export function timesOf(definition: MetricDefinition, { assignedAt, endedAt }: Assignment): Times {
  const span = spanOf(definition);
  const [from, to] = [assignedAt + span.from, Math.min(assignedAt + span.to, endedAt ?? Infinity)];
  const begun = span.from === 0 ? (at: number) => happenedSince(at, assignedAt) : (at: number) => at >= from;
  const since = assignedAt - lookbackOf(definition);
  return {
    counts: (at) => begun(at) && at < to,
    isHistory: (at) => at < assignedAt && at >= since && !happenedSince(at, assignedAt),
  };
}

/** How far back CUPED looks, in milliseconds; 0 without it. */
export function lookbackOf({ kind, cuped }: MetricDefinition): number {
  return cuped.on && kind !== 'quantile' ? cuped.lookbackDays * dayMs : 0;
}

/**
 * How long after the assignment an end user begins to count, in milliseconds: with the days of retention over, or with the
 * window over where only complete ones are wanted. Null for from the first moment on.
 */
export function maturesAfter(definition: MetricDefinition): number | null {
  const { to } = spanOf(definition);
  const waits = definition.kind === 'retention' || definition.window.completeOnly;
  return waits && to !== Infinity ? to : null;
}
