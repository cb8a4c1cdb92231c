import { Decimal, type SumName } from '#libs/metrics';
import { estimateMetric, testStrataSequentially, tuningOf, type AnalysedMetric } from '#libs/statistics';
import type { AgeChangeDto, AgePeriodDto, ByAgeDto } from '../dto/by-age.dto.js';
import type { AgeRow } from '../queries/exposure-age.queries.js';
import { toInput } from './analyse-experiment.js';
import { earlyPeriods, exposurePeriods } from './exposure-periods.js';
import { isCompared } from './is-compared.js';
import type { Results } from './analyse-material.js';
import type { MeasuredMetric } from './measured-metric.js';
import { toStatistics, type Comparable, type SumsOfUsers } from './sums-to-statistics.js';

/**
 * The effect by the time since the first exposure, and whether it changes: a novelty wears off, a habit grows. The lift of
 * a late time over that of an early one is the lift of the ratio of what end users came to late to what they came to
 * early, so it is compared as a ratio (delta method) of the very end users of whom both have passed. All intervals are
 * always valid, like those of a series. Without CUPED.
 */
export function makeByAge(results: Results, metric: MeasuredMetric, rows: readonly AgeRow[]): ByAgeDto {
  const { measured } = results;
  const control = measured.variations.findIndex(({ isControl }) => isControl);
  const treatments = measured.variations.flatMap((_, i) => (i === control ? [] : [i]));
  const compare = control >= 0 && isCompared(measured);
  const look = lookOf(results, rows);
  const periods = exposurePeriods.map(({ from, to }, period): AgePeriodDto => {
    const { users, estimates, testOf } = look({ kind: metric.kind, cuped: false }, { period, late: false });
    return {
      ...{ fromDay: from, toDay: to },
      variants: measured.variations.map(({ id }, i) => ({
        ...{ variantId: id, users: users[i]!, value: estimates[i]!.value },
      })),
      comparisons: compare
        ? treatments.map((i) => {
            const test = testOf(control, i);
            return {
              variantId: measured.variations[i]!.id,
              ...{ absoluteLift: test?.absoluteLift ?? null, relativeLift: test?.relativeLift ?? null },
              ...{ band: test?.ciAbsolute ?? null, relativeBand: test?.ciRelative ?? null },
            };
          })
        : [],
    };
  });
  const { significanceThreshold } = results.view.judgement;
  const changes = compare ? treatments.map((i) => changeOf(i, { control, look, metric }, results)) : [];
  return {
    periods: periods.filter(({ variants }) => variants.some(({ users }) => users > 0)),
    changes: changes.map((change) => ({
      ...change,
      // Among several treatments one changes by chance more easily (Bonferroni).
      isChanging: change.pValue !== null && change.pValue < significanceThreshold / treatments.length,
    })),
  };
}

type Look = ReturnType<typeof lookOf>;

/** Over the longest time of which enough end users are known; nothing where there are too few. */
function changeOf(
  i: number,
  { control, look, metric }: { control: number; look: Look; metric: MeasuredMetric },
  { measured }: Results,
): Omit<AgeChangeDto, 'isChanging'> {
  const earlyTo = exposurePeriods[earlyPeriods - 1]!.to;
  const none = { lateTo: null, relativeChange: null, band: null, pValue: null };
  const unknown = { variantId: measured.variations[i]!.id, earlyTo, ...none };
  if (metric.kind === 'ratio') return unknown;
  for (let period = exposurePeriods.length - 1; period >= earlyPeriods; period--) {
    const { sums, testOf } = look({ kind: 'ratio', cuped: false }, { period, late: true });
    const isKnown = [control, i].every((side) => sums[side]!.every((sum) => sum >= fewest[metric.kind]));
    const test = isKnown ? testOf(control, i) : null;
    if (!test || test.pValue === null) continue;
    const { relativeLift, ciRelative, pValue } = test;
    const lateTo = exposurePeriods[period]!.to;
    return { ...unknown, lateTo, relativeChange: relativeLift, band: ciRelative, pValue };
  }
  return unknown;
}

/** What was done early, and late, in a variation at least, so that their quotient says something. */
const fewest = { binomial: 20, count: 20, mean: Number.MIN_VALUE, ratio: Infinity, quantile: Infinity };

function lookOf(results: Results, rows: readonly AgeRow[]) {
  const { measured, view, parts } = results;
  const { variations, experiment } = measured;
  const { judgement } = view;
  const versions = [...new Set(rows.map(({ version }) => version))].sort((a, b) => a - b);
  const analysedVariations = variations.map(({ id, isControl }) => ({
    key: String(id),
    isControl,
    users: 0,
  }));
  return (kind: Comparable, { period, late }: { period: number; late: boolean }) => {
    const own = rows.filter((row) => row.period === period && row.late === late);
    const of = (some: readonly AgeRow[]) =>
      variations.map(({ id }) => addUp(some.filter(({ variationId }) => variationId === id)));
    const all = of(own);
    const strata = versions.map((version) => of(own.filter((row) => row.version === version)));
    const analysed = {
      ...{ key: 'age', ...toStatistics(kind, all) },
      strata: strata.map((one) => toStatistics(kind, one).statistics),
    } as AnalysedMetric;
    const estimates = estimateMetric(analysed, analysedVariations, 'age');
    return {
      users: all.map(({ n }) => n),
      sums: all.map(({ sumOf }) => [sumOf('x').toNumber(), sumOf('y').toNumber()]),
      estimates: estimates.estimates,
      /** Null with fewer end users than are judged. */
      testOf: (control: number, i: number) =>
        Math.min(all[control]!.n, all[i]!.n) < Math.max(experiment.protocol.minUsers, 2)
          ? null
          : testStrataSequentially(
              estimates.strata.map((one) => ({ control: one[control]!, treatment: one[i]! })),
              {
                alpha: judgement.significanceThreshold,
                intervalAlpha: 1 - judgement.confidenceLevel,
                tuningN: tuningOf(toInput(parts), control, i),
              },
            ),
    };
  };
}

const names: readonly SumName[] = ['x', 'xx', 'y', 'yy', 'xy'];

function addUp(rows: readonly AgeRow[]): SumsOfUsers {
  const add = (i: number) =>
    rows.reduce((sum, row) => sum.plus(Decimal.of(row.sums[i] ?? '0')), Decimal.zero);
  return {
    n: rows.reduce((sum, { users }) => sum + users, 0),
    sumOf: (name) => (names.includes(name) ? add(names.indexOf(name)) : Decimal.zero),
  };
}
