import { dayMs, hourMs } from '#libs/durations';
import type { MetricDefinition } from '../definition.js';

const secondOf = (at: number): number => Math.floor(at / 1_000) * 1_000;

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

/**
 * Whether something happened since an assignment. A time without a fraction of a second says only in which second it was,
 * so it counts from its second, also in that of the assignment.
 */
export function happenedSince(at: number, assignedAt: number): boolean {
  return at >= assignedAt || at === secondOf(assignedAt);
}

/** Milliseconds after the assignment: the days of retention, or delay and window. */
function spanOf({ kind, retention, window }: MetricDefinition): Span {
  if (kind === 'retention' && retention)
    return { from: retention.fromDay * dayMs, to: (retention.toDay + 1) * dayMs };
  const from = window.delayHours * hourMs;
  const hours = window.conversionWindowHours;
  return { from, to: hours === null ? Infinity : from + hours * hourMs };
}

/** The times that count, ready to be made of many assignments. */
export function compileTimes(definition: MetricDefinition): (assignment: Assignment) => Times {
  const span = spanOf(definition);
  const lookbackMs = lookbackOf(definition);
  return ({ assignedAt, endedAt }) =>
    new Times(assignedAt, {
      from: span.from === 0 ? null : assignedAt + span.from,
      to: Math.min(assignedAt + span.to, endedAt ?? Infinity),
      since: assignedAt - lookbackMs,
    });
}

/** An event counts for the metric itself, or for what the end user did before, which CUPED goes by. */
export type Phase = 'own' | 'history';

/** Which times count for an end user. */
export class Times {
  /** The whole second in which the assignment was. */
  private readonly second: number;
  private readonly from: number | null;
  private readonly to: number;
  private readonly since: number;

  /** @param of from when (null: at once) to when (excluded) events count, and since when they do as history */
  constructor(
    private readonly assignedAt: number,
    of: { from: number | null; to: number; since: number },
  ) {
    this.second = secondOf(assignedAt);
    ({ from: this.from, to: this.to, since: this.since } = of);
  }

  /** What an event of then counts for; null for nothing. */
  phaseOf(at: number): Phase | null {
    if (at < this.to && (this.from === null ? this.isSince(at) : at >= this.from)) return 'own';
    return at < this.assignedAt && at >= this.since && at !== this.second ? 'history' : null;
  }

  private isSince(at: number): boolean {
    return at >= this.assignedAt || at === this.second;
  }
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
