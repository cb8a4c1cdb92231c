import { dayMs } from '#libs/durations';
import type { EndUserValue } from './accumulators.js';
import type { CompiledMetric } from './compile-metric.js';
import type { MetricEvent } from './metric-event.js';
import type { Assignment } from './time-window.js';

/** What an end user comes to up to the end of a day (UTC). */
export interface DayValue {
  /** Days since 1970. */
  day: number;
  value: EndUserValue;
}

/** Takes the events of one end user in the order of (time, id). */
export interface DayFold {
  add: (event: MetricEvent) => void;
  /** The first day on which the end user counts, and each later one on which there were events; in their order. */
  days: () => DayValue[];
}

const nothing: DayFold = { add: () => {}, days: () => [] };

/**
 * Follows an end user from day to day. Events of before the first day on which the end user counts are in the value of that
 * day.
 *
 * @param asOf milliseconds since 1970; whoever does not count by then has no days
 */
export function followDays(
  { begin, maturesAfterMs }: CompiledMetric,
  assignment: Assignment,
  asOf: number,
): DayFold {
  const counts = assignment.assignedAt + (maturesAfterMs ?? 0);
  if (maturesAfterMs !== null && counts > Math.min(asOf, assignment.endedAt ?? Infinity)) return nothing;
  const fold = begin(assignment);
  const days: DayValue[] = [];
  const first = dayOf(counts);
  let open = first;
  const close = () => {
    const { own, history } = fold.value();
    days.push({ day: open, value: { own: { ...own, values: [...own.values] }, history } });
  };
  return {
    add: (event) => {
      const day = Math.max(dayOf(event.at), first);
      if (day !== open) close();
      open = day;
      fold.add(event);
    },
    days: () => {
      close();
      return days;
    },
  };
}

const dayOf = (at: number): number => Math.floor(at / dayMs);
