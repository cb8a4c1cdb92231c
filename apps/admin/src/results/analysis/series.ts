import { Decimal } from '#libs/metrics';
import {
  estimateMetric,
  followSequentially,
  tuningOf,
  type AnalysedMetric,
  type Estimate,
  type MetricEstimates,
} from '#libs/statistics';
import { makeByAge } from './by-age.js';
import type { ByAgeDto } from '../dto/by-age.dto.js';
import { toInput } from './analyse-experiment.js';
import { isCompared } from './is-compared.js';
import type { MeasuredExperiment, MeasuredVariation } from '../queries/measured-experiment.js';
import type { MeasuredMetric } from './measured-metric.js';
import { toStatistics, type SumsOfUsers } from './sums-to-statistics.js';
import type { Results } from './analyse-material.js';
import type {
  FirstSignificantDto,
  SeriesComparisonDto,
  SeriesDto,
  SeriesPointDto,
} from '../dto/series.dto.js';
import type { FollowedMetric } from '../queries/read-results.js';
import type { DayRow, SeriesMaterial } from '../queries/series.queries.js';
import { accumulate, daysOf, type DaySums } from './accumulate-days.js';
import { followLibrary } from './library-series.js';
import type { FollowedPath, StatisticsOfDay } from './followed-path.js';
import { parseRows } from '../queries/statement.js';

/** Follows a metric from day to day, each day as it would have been analysed then. */
export function makeSeries(results: Results, { metric, material, madeAt }: FollowedMetric): SeriesDto {
  const { measured, readAt } = results;
  const isLibrary = 'asOf' in material;
  const path = isLibrary
    ? followLibrary(results, metric, material)
    : followOwn(measured, { metric, material, end: measured.experiment.endedAt ?? readAt });
  const looks = path.days.map((_, i) => {
    const analysed = { key: metric.key, ...path.at(i) } as AnalysedMetric;
    return estimateMetric(analysed, measured.variations.map(variationOf), 'series');
  });
  const ages = !isLibrary && material.byAge ? makeByAge(results, metric, material.byAge) : null;
  return presentSeries(results, { metric, days: path.days, looks, byAge: ages, asOf: madeAt });
}

function followOwn(
  { variations }: MeasuredExperiment,
  { metric, material, end }: { metric: MeasuredMetric; material: SeriesMaterial; end: Date },
): FollowedPath {
  const { assigned, values, cap } = material;
  const rows = [...parseRows(assigned), ...parseRows(values)];
  const days = daysOf(
    rows.map(({ day }) => day),
    end,
  );
  const follow = (of: readonly DayRow[]) =>
    variations.map(({ id }) => {
      const own = of.filter(({ variationId }) => variationId === id);
      const none = Decimal.of(Math.min(0, cap ?? 0));
      return accumulate(
        own.map((row) => ({ day: row.day, users: row.users, sums: sumsOfDay(row, none) })),
        days,
      );
    });
  const versions = [...new Set(rows.map(({ version }) => version))].sort((a, b) => a - b);
  const all = follow(rows);
  const ofVersions = versions.map((version) => follow(rows.filter((row) => row.version === version)));
  const at = (of: SumsOfUsers[][], i: number) =>
    toStatistics(
      metric,
      of.map((byDay) => byDay[i]!),
    );
  return {
    days,
    at: (i) => ({ ...at(all, i), strata: ofVersions.map((of) => at(of, i).statistics) }) as StatisticsOfDay,
  };
}

const variationOf = ({ id, isControl }: MeasuredVariation) => ({ key: String(id), isControl, users: 0 });

/** @param none the value of an end user without events: 0, unless the cap is below it */
function sumsOfDay(row: DayRow, none: Decimal): DaySums {
  const { sum, sumSquares, secondSum = '0', secondSumSquares = '0', sumProducts = '0', history } = row;
  const users = Decimal.of(row.users);
  const sums: DaySums = {
    x: Decimal.of(sum).plus(users.times(none)),
    xx: Decimal.of(sumSquares).plus(users.times(none).times(none)),
    ...{ y: Decimal.of(secondSum), yy: Decimal.of(secondSumSquares), xy: Decimal.of(sumProducts) },
  };
  if (!history) return sums;
  const before = Object.fromEntries(
    Object.entries(history).map(([name, text]) => [name, Decimal.of(text)]),
  ) as Record<keyof typeof history, Decimal>;
  return {
    ...{ ...sums, ...before },
    xc: before.xc.plus(none.times(before.c)),
    xd: before.xd.plus(none.times(before.d)),
  };
}

interface Looks {
  metric: MeasuredMetric;
  days: readonly string[];
  /** The estimates of every variation at the end of each day, all together and by allocation version. */
  looks: readonly MetricEstimates[];
  byAge: ByAgeDto | null;
  asOf: string | null;
}

function presentSeries(results: Results, { metric, days, looks, byAge, asOf }: Looks): SeriesDto {
  const { variations } = results.measured;
  const paths = followTreatments(results, looks);
  const points = days.map((day, i): SeriesPointDto => ({
    day,
    variants: variations.map(({ id }, v) => variantAt(id, looks[i]!.estimates[v]!)),
    comparisons: paths.map(({ variation, path }) => comparisonAt(variation, path, i)),
  }));
  const firstSignificant = paths.map(({ variation, path }): FirstSignificantDto => {
    const look = path.firstSignificantLook;
    return { variantId: variation.id, look, day: look === null ? null : days[look - 1]! };
  });
  const warnings: string[] = [...new Set(paths.flatMap(({ path }) => path.warnings))];
  if (byAge?.changes.some(({ isChanging }) => isChanging)) warnings.push('effect_changes');
  return { metric: metric.key, asOf, points, firstSignificant, byAge, warnings };
}

type Path = ReturnType<typeof followSequentially>;

/** Every treatment against the control; none without exactly one control. */
function followTreatments(
  { measured, view: { judgement }, parts }: Results,
  looks: readonly MetricEstimates[],
): { variation: MeasuredVariation; path: Path }[] {
  const { variations } = measured;
  const control = variations.findIndex(({ isControl }) => isControl);
  if (control < 0 || !isCompared(measured)) return [];
  const input = toInput(parts);
  return variations.flatMap((variation, i) => {
    if (i === control) return [];
    const ofPair = looks.map(({ strata }) => ({
      strata: strata.map((of) => ({ control: of[control]!, treatment: of[i]! })),
    }));
    const path = followSequentially(ofPair, {
      alpha: judgement.significanceThreshold,
      intervalAlpha: 1 - judgement.confidenceLevel,
      tuningN: tuningOf(input, control, i),
    });
    return [{ variation, path }];
  });
}

function variantAt(variantId: number, { kind, n, numerator, value }: Estimate) {
  return { variantId, users: n, conversions: kind === 'binomial' ? numerator : null, value };
}

function comparisonAt({ id }: MeasuredVariation, path: Path, i: number): SeriesComparisonDto {
  const { absoluteLift, relativeLift, ciAbsolute, ciRelative, pValue } = path.looks[i]!;
  return {
    variantId: id,
    ...{ absoluteLift, relativeLift },
    ...{ band: ciAbsolute, runningBand: path.runningCiAbsolute[i]! },
    ...{ relativeBand: ciRelative, runningRelativeBand: path.runningCiRelative[i]! },
    ...{ pValue, runningPValue: path.runningPValues[i]! },
  };
}
