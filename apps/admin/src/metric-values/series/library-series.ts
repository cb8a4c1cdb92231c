import { dayMs } from '#libs/durations';
import {
  compileSums,
  noSums,
  sumNames,
  type DayValue,
  type EndUserSums,
  type EndUserValue,
  type MetricDefinition,
  type ReadValue,
} from '#libs/metrics';
import { DayValuesBuilder, type DayValues, type QuantileDay } from './day-values.js';

/** What a day adds to the sums over the end users of a variation and allocation version. */
export interface LibraryDayRow {
  variationId: number;
  version: number;
  /** Days since 1970. */
  day: number;
  /** Those who count from that day on. */
  users: number;
  /** Exact decimals in the order of `sumNames` of libs/metrics. */
  sums: string[];
}

/** What a shared metric is followed by from day to day; plain data. */
export interface LibrarySeries {
  days: LibraryDayRow[];
  /** Quantiles: every value, to be summarized; null for other kinds, and where that is done. */
  values: DayValues[] | null;
  /** Quantiles: what they were at the end of each day. */
  quantiles: QuantileDay[] | null;
  /** ISO time; up to when everything is in it. */
  asOf: string;
}

interface Place {
  variationId: number;
  allocationVersion: number;
}

/** Adds up what end users come to by day. */
export class LibrarySeriesBuilder {
  private readonly rows = new Map<string, LibraryDayRowOfSums>();
  private readonly values = new Map<string, Place & { builder: DayValuesBuilder }>();
  private readonly addValue;

  /** @param definition with the cap that values are cut at, in numbers */
  constructor(private readonly definition: MetricDefinition) {
    this.addValue = compileSums(definition);
  }

  /**
   * @param assignedAt of one end user; from that day on there is a series, also where nobody counts yet
   * @param days of them, in their order
   */
  add({ assignedAt, ...place }: Place & { assignedAt: Date }, days: readonly DayValue[]): void {
    this.rowOf(place, Math.floor(assignedAt.getTime() / dayMs));
    let former: ReadValue | null = null;
    for (const { day, value } of days) {
      const now = read(value);
      const { sums } = this.rowOf(place, day);
      if (former) this.addValue(sums, former, -1);
      this.addValue(sums, now, 1);
      former = now;
    }
    if (this.definition.kind === 'quantile')
      this.builderOf(place).add(days.map(({ day, value }) => ({ day, values: value.own.values })));
  }

  build(asOf: Date): LibrarySeries {
    const isQuantile = this.definition.kind === 'quantile';
    return {
      days: [...this.rows.values()].map(({ variationId, allocationVersion, day, sums }) => ({
        ...{ variationId, version: allocationVersion, day, users: sums.users },
        sums: sumNames.map((name) => String(sums.sums[name])),
      })),
      values: isQuantile
        ? [...this.values.values()].map(({ variationId, allocationVersion, builder }) =>
            builder.build(variationId, allocationVersion),
          )
        : null,
      quantiles: null,
      asOf: asOf.toISOString(),
    };
  }

  private rowOf({ variationId, allocationVersion }: Place, day: number): LibraryDayRowOfSums {
    const key = `${variationId}/${allocationVersion}/${day}`;
    const known = this.rows.get(key);
    if (known) return known;
    const row = { variationId, allocationVersion, day, sums: noSums(0) };
    this.rows.set(key, row);
    return row;
  }

  private builderOf({ variationId, allocationVersion }: Place): DayValuesBuilder {
    const key = `${variationId}/${allocationVersion}`;
    const known = this.values.get(key);
    if (known) return known.builder;
    const builder = new DayValuesBuilder();
    this.values.set(key, { variationId, allocationVersion, builder });
    return builder;
  }
}

interface LibraryDayRowOfSums extends Place {
  day: number;
  sums: EndUserSums;
}

const read = ({ own, history }: EndUserValue): ReadValue => ({
  ...{ x: own.x, y: own.y, c: history.x, d: history.y },
  ...{ depth: own.depth, ignored: own.ignored, counts: true, values: own.values },
});
