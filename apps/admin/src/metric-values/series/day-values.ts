import { summarizeQuantile, type QuantileSummary } from '#libs/statistics';

/** Values of a quantile with the days from which and until which they stand; plain data, as a thread takes it. */
export interface DayValues {
  variationId: number;
  version: number;
  values: Float64Array;
  /** Days since 1970: the first one that a value stands on, and the first one that it does not. */
  from: Int32Array;
  to: Int32Array;
  /** How many of the values each end user has, one's after the other's. */
  counts: Uint32Array;
}

/** What a quantile is up to the end of a day. */
export interface QuantileDay {
  variationId: number;
  /** 0 for all of them. */
  version: number;
  /** Days since 1970. */
  day: number;
  summary: QuantileSummary;
}

export interface DaysToSummarize {
  q: number;
  variationId: number;
  version: number;
  values: readonly DayValues[];
  /** The days with how many end users count by then, those without values included. */
  days: readonly { day: number; users: number }[];
}

const always = 2 ** 31 - 1;

/** Gathers the values of the end users of a variation and allocation version. */
export class DayValuesBuilder {
  private readonly values: number[] = [];
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  private readonly counts: number[] = [];

  /** @param days the values of an end user from each day on, in the order of days */
  add(days: readonly { day: number; values: readonly number[] }[]): void {
    const begun = this.values.length;
    /** Where each of the present values is. */
    let present: number[] = [];
    for (const { day, values } of days) {
      const next = values.map((value, i) => {
        const at = present[i];
        if (at !== undefined && this.values[at] === value) return at;
        this.from.push(day);
        this.to.push(always);
        return this.values.push(value) - 1;
      });
      for (const at of present) if (!next.includes(at)) this.to[at] = day;
      present = next;
    }
    if (this.values.length > begun) this.counts.push(this.values.length - begun);
  }

  build(variationId: number, version: number): DayValues {
    return {
      ...{ variationId, version },
      values: Float64Array.from(this.values),
      ...{ from: Int32Array.from(this.from), to: Int32Array.from(this.to) },
      counts: Uint32Array.from(this.counts),
    };
  }
}

/** The quantile at the end of each day. */
export function summarizeDays({ q, variationId, version, values, days }: DaysToSummarize): QuantileDay[] {
  return days.map(({ day, users }) => {
    const standing: number[] = [];
    const counts: number[] = [];
    for (const part of values) {
      let at = 0;
      for (const count of part.counts) {
        const before = standing.length;
        for (const end = at + count; at < end; at++)
          if (part.from[at]! <= day && day < part.to[at]!) standing.push(part.values[at]!);
        counts.push(standing.length - before);
      }
    }
    const summary = summarizeQuantile({ values: Float64Array.from(standing), counts, users }, q);
    return { variationId, version, day, summary };
  });
}
