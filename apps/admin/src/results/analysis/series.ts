import { deviationsOf, Decimal } from '#libs/metrics';
import {
  estimateMean,
  estimateRate,
  estimateRatio,
  followSequentially,
  tuningOf,
  type Estimate,
} from '#libs/statistics';
import { isCompared, toInput } from './analyse-experiment.js';
import type { MeasuredVariation } from '../queries/measured-experiment.js';
import type { MeasuredMetric } from './measured-metric.js';
import type { Results } from './analyse-material.js';
import type {
  FirstSignificantDto,
  SeriesComparisonDto,
  SeriesDto,
  SeriesPointDto,
} from '../dto/series.dto.js';
import type { DayRow, SeriesMaterial } from '../queries/series.queries.js';
import { parseRows } from '../queries/statement.js';

/** Follows a metric from day to day, one with CUPED without it. */
export function makeSeries(
  results: Results,
  { metric, assigned, values, cap }: SeriesMaterial & { metric: MeasuredMetric },
): SeriesDto {
  const { measured, readAt } = results;
  const rows = [...parseRows(assigned), ...parseRows(values)];
  const days = daysOf(rows, measured.experiment.endedAt ?? readAt);
  const follow = (of: readonly DayRow[]) =>
    measured.variations.map(({ id }) => {
      const own = of.filter(({ variationId }) => variationId === id);
      return accumulate(own, { metric, days, cap });
    });
  const versions = [...new Set(rows.map(({ version }) => version))].sort((a, b) => a - b);
  const strata = versions.map((version) => follow(rows.filter((row) => row.version === version)));
  return presentSeries(results, { metric, days, estimates: follow(rows), strata });
}

const dayMs = 86_400_000;
const dayOf = (time: Date): string => time.toISOString().slice(0, 10);

/** Every day from the first to the last one that anything happened on, or to the end. */
function daysOf(rows: readonly DayRow[], end: Date): string[] {
  const known = rows.map(({ day }) => day).sort();
  const [first] = known;
  if (first === undefined) return [];
  const last = [known.at(-1)!, dayOf(end)].sort().at(-1)!;
  const count = (Date.parse(last) - Date.parse(first)) / dayMs + 1;
  return Array.from({ length: count }, (_, i) => dayOf(new Date(Date.parse(first) + i * dayMs)));
}

interface Followed {
  metric: MeasuredMetric;
  days: readonly string[];
  cap: number | null;
}

/** The estimate of a variation at the end of each day. */
function accumulate(rows: readonly DayRow[], { metric, days, cap }: Followed): Estimate[] {
  const byDay = new Map<string, DayRow[]>();
  for (const row of rows) byDay.set(row.day, [...(byDay.get(row.day) ?? []), row]);
  const none = Decimal.of(Math.min(0, cap ?? 0));
  const sums: Sums = {
    ...{ n: 0, sum: Decimal.zero, sumSquares: Decimal.zero },
    ...{ secondSum: Decimal.zero, secondSumSquares: Decimal.zero, sumProducts: Decimal.zero },
  };
  return days.map((day) => {
    for (const row of byDay.get(day) ?? []) {
      const users = Decimal.of(row.users);
      sums.n += row.users;
      sums.sum = sums.sum.plus(Decimal.of(row.sum)).plus(users.times(none));
      sums.sumSquares = sums.sumSquares.plus(Decimal.of(row.sumSquares)).plus(users.times(none).times(none));
      sums.secondSum = sums.secondSum.plus(Decimal.of(row.secondSum ?? '0'));
      sums.secondSumSquares = sums.secondSumSquares.plus(Decimal.of(row.secondSumSquares ?? '0'));
      sums.sumProducts = sums.sumProducts.plus(Decimal.of(row.sumProducts ?? '0'));
    }
    return estimate(metric, sums);
  });
}

function estimate({ kind, cuped, divisor }: MeasuredMetric, sums: Sums): Estimate {
  const { n, sum, sumSquares, secondSum, secondSumSquares, sumProducts } = sums;
  if (kind === 'binomial' && !cuped) return estimateRate({ n, conversions: sum.toNumber() }, 'series');
  const deviations = deviationsOf(n, sumSquares, [sum, sum]);
  const moments = { n, sum: sum.toNumber(), sumSquares: sumSquares.toNumber(), deviations };
  if (!divisor) return estimateMean(moments, 'series');
  const second = {
    denominatorSum: secondSum.toNumber(),
    denominatorSumSquares: secondSumSquares.toNumber(),
    denominatorDeviations: deviationsOf(n, secondSumSquares, [secondSum, secondSum]),
    sumProducts: sumProducts.toNumber(),
    productDeviations: deviationsOf(n, sumProducts, [sum, secondSum]),
  };
  return estimateRatio({ ...moments, ...second }, 'series');
}

interface Sums {
  n: number;
  sum: Decimal;
  sumSquares: Decimal;
  /** Of ratios: what they are divided by. */
  secondSum: Decimal;
  secondSumSquares: Decimal;
  sumProducts: Decimal;
}

interface Estimates {
  metric: MeasuredMetric;
  days: readonly string[];
  /** Of each variation in order, for each day. */
  estimates: readonly (readonly Estimate[])[];
  /** The same of each allocation version, within which they are compared. */
  strata: readonly (readonly (readonly Estimate[])[])[];
}

function presentSeries(results: Results, { metric, days, estimates, strata }: Estimates): SeriesDto {
  const { variations } = results.measured;
  const paths = followTreatments(results, { days, strata });
  const points = days.map((day, i): SeriesPointDto => ({
    day,
    variants: variations.map(({ id }, v) => variantAt(id, estimates[v]![i]!)),
    comparisons: paths.map(({ variation, path }) => comparisonAt(variation, path, i)),
  }));
  const firstSignificant = paths.map(({ variation, path }): FirstSignificantDto => {
    const look = path.firstSignificantLook;
    return { variantId: variation.id, look, day: look === null ? null : days[look - 1]! };
  });
  const warnings = [...new Set(paths.flatMap(({ path }) => path.warnings))];
  return { metric: metric.key, points, firstSignificant, warnings };
}

type Path = ReturnType<typeof followSequentially>;

/** Every treatment against the control; none without exactly one control. */
function followTreatments(
  { measured, view: { judgement }, parts }: Results,
  { days, strata }: Pick<Estimates, 'days' | 'strata'>,
): { variation: MeasuredVariation; path: Path }[] {
  const { variations } = measured;
  const control = variations.findIndex(({ isControl }) => isControl);
  if (control < 0 || !isCompared(measured)) return [];
  const input = toInput(parts);
  return variations.flatMap((variation, i) => {
    if (i === control) return [];
    const looks = days.map((_, day) => ({
      strata: strata.map((of) => ({ control: of[control]![day]!, treatment: of[i]![day]! })),
    }));
    const path = followSequentially(looks, {
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
