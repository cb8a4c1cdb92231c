import { dayMs } from '#libs/durations';
import { Decimal, sumNames } from '#libs/metrics';
import { statisticsOfQuantile, type QuantileStatistics } from '#libs/statistics';
import {
  partsOfSeries,
  summarizeDays,
  type LibraryDayRow,
  type LibrarySeries,
  type QuantileDay,
} from '../../metric-values/pure.js';
import { accumulate, daysOf, type DaySums } from './accumulate-days.js';
import type { Results } from './analyse-material.js';
import type { FollowedPath, StatisticsOfDay } from './followed-path.js';
import type { MeasuredMetric } from './measured-metric.js';
import { toStatistics } from './sums-to-statistics.js';

const nameOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** A shared metric from day to day: of those who count by the end of each, as the results have it. */
export function followLibrary(
  { measured: { experiment, variations } }: Results,
  metric: MeasuredMetric,
  series: LibrarySeries,
): FollowedPath {
  const asOf = new Date(series.asOf);
  const end = experiment.endedAt && experiment.endedAt < asOf ? experiment.endedAt : asOf;
  const days = daysOf(
    series.days.map(({ day }) => nameOf(day)),
    end,
  );
  const ids = variations.map(({ id }) => id);
  const versions = [...new Set(series.days.map(({ version }) => version))].sort((a, b) => a - b);
  const follow =
    metric.kind === 'quantile'
      ? quantilesBy(series, metric, { ids, days })
      : sumsBy(series, metric, { ids, days });
  const all = follow(null);
  const ofVersions = versions.map((version) => (versions.length > 1 ? follow(version) : all));
  return {
    days,
    at: (i) => ({ ...all(i), strata: ofVersions.map((of) => of(i).statistics) }) as StatisticsOfDay,
  };
}

interface Places {
  /** Of the variations. */
  ids: readonly number[];
  days: readonly string[];
}

/** By allocation version, null for all together: the statistics at the end of the day at a position. */
type ByVersion = (version: number | null) => (i: number) => Pick<StatisticsOfDay, 'kind' | 'statistics'>;

function sumsBy(series: LibrarySeries, metric: MeasuredMetric, { ids, days }: Places): ByVersion {
  const rows = series.days.map(({ day, sums, ...row }) => ({ ...row, day: nameOf(day), sums: sumsOf(sums) }));
  return (version) => {
    const own = version === null ? rows : rows.filter((row) => row.version === version);
    const byVariation = ids.map((id) =>
      accumulate(
        own.filter(({ variationId }) => variationId === id),
        days,
      ),
    );
    return (i) =>
      toStatistics(
        metric,
        byVariation.map((byDay) => byDay[i]!),
      );
  };
}

const sumsOf = (texts: LibraryDayRow['sums']): DaySums =>
  Object.fromEntries(sumNames.map((name, i) => [name, Decimal.of(texts[i] ?? '0')]));

function quantilesBy(series: LibrarySeries, metric: MeasuredMetric, { ids, days }: Places): ByVersion {
  const quantile = metric.shared?.definition.quantile?.q ?? 0.5;
  const known = series.quantiles ?? [...partsOfSeries(series, quantile)].flatMap(summarizeDays);
  return (version) => {
    const byVariation = ids.map((id) => {
      const own = known.filter((row) => row.variationId === id && row.version === (version ?? 0));
      return followQuantile(own, days);
    });
    return (i) => ({ kind: 'quantile', statistics: byVariation.map((byDay) => byDay[i]!) });
  };
}

/** A day on which nothing changed has what the day before had. */
function followQuantile(rows: readonly QuantileDay[], days: readonly string[]): QuantileStatistics[] {
  const byDay = new Map(rows.map((row) => [nameOf(row.day), row.summary]));
  let last = nobody;
  return days.map((day) => {
    const summary = byDay.get(day);
    if (summary) last = statisticsOfQuantile(summary);
    return last;
  });
}

const nobody: QuantileStatistics = {
  ...{ n: 0, events: 0, value: null, standardError: null },
  warnings: ['no_users'],
  intervalAt: () => null,
};
