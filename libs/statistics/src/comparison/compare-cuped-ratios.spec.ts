import fc from 'fast-check';
import { analyse, compareCuped, compareCupedRatios, compareRatios, InvalidInputError } from '../index.js';
import type { CovariateStatistics, RatioCovariateStatistics } from '../index.js';

/** What an end user did: numerator and denominator, and the same before the assignment. */
type Row = readonly [x: number, y: number, c: number, d: number];

function statisticsOf(rows: readonly Row[]): RatioCovariateStatistics {
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);
  return {
    ...{ n: rows.length, sum: sum(([x]) => x), sumSquares: sum(([x]) => x * x) },
    ...{ denominatorSum: sum(([, y]) => y), denominatorSumSquares: sum(([, y]) => y * y) },
    sumProducts: sum(([x, y]) => x * y),
    before: {
      ...{ sum: sum(([, , c]) => c), sumSquares: sum(([, , c]) => c * c) },
      ...{ denominatorSum: sum(([, , , d]) => d), denominatorSumSquares: sum(([, , , d]) => d * d) },
      sumProducts: sum(([, , c, d]) => c * d),
    },
    across: {
      ...{ xc: sum(([x, , c]) => x * c), xd: sum(([x, , , d]) => x * d) },
      ...{ yc: sum(([, y, c]) => y * c), yd: sum(([, y, , d]) => y * d) },
    },
  };
}

/** Numbers from 0 to 1, the same in every run. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

/** End users with a rate of their own, before as after; one in five is new and did nothing before. */
function visitors(count: number, random: () => number, lift = 1): Row[] {
  return times(count, () => {
    const rate = 0.1 + 0.8 * random();
    const hits = (trials: number, chance: number) => times(trials, random).filter((u) => u < chance).length;
    const [y, d] = [1 + Math.floor(8 * random()), random() < 0.2 ? 0 : 6 + Math.floor(6 * random())];
    return [hits(y, rate * lift), y, hits(d, rate), d] as const;
  });
}

const anyRows = fc.array(
  fc.tuple(
    fc.integer({ min: -20, max: 50 }),
    fc.integer({ min: 1, max: 9 }),
    fc.integer({ min: 0, max: 30 }),
    fc.integer({ min: 0, max: 9 }),
  ),
  { minLength: 3, maxLength: 30 },
);

describe('a ratio with CUPED', () => {
  it('is the plain ratio to the last digit where everybody was the same before', () => {
    fc.assert(
      fc.property(anyRows, anyRows, fc.integer({ min: 0, max: 4 }), (one, other, d) => {
        const [control, treatment] = [one, other].map((rows) =>
          statisticsOf(rows.map(([x, y]) => [x, y, 3 * d, d] as const)),
        );

        const plain = compareRatios({ control: control!, treatment: treatment! });
        const { theta, comparisons, warnings } = compareCupedRatios({ variations: [control!, treatment!] });

        const { varianceReduction: _, warnings: __, ...adjusted } = comparisons[0]!;
        const { warnings: ___, ...expected } = plain;
        expect(theta).toBe(0);
        expect(warnings).toContain('zero_covariate_variance');
        expect(adjusted).toEqual(expected);
      }),
    );
  });

  it('is a mean with CUPED where every denominator is 1', () => {
    fc.assert(
      fc.property(anyRows, anyRows, (one, other) => {
        const variations = [one, other].map((rows) =>
          statisticsOf(rows.map(([x, , c]) => [x, 1, c, 1] as const)),
        );
        const asMeans = variations.map(({ n, sum, sumSquares, before, across }): CovariateStatistics => ({
          ...{ n, sum, sumSquares, covariateSum: before.sum, covariateSumSquares: before.sumSquares },
          sumProducts: across.xc,
        }));

        const ofRatios = compareCupedRatios({ variations });
        const ofMeans = compareCuped({ variations: asMeans });

        expect(ofRatios.theta).toBeCloseTo(ofMeans.theta, 6);
        expect(ofRatios.covariateMean).toBeCloseTo(ofMeans.covariateMean!, 9);
        const [ratio, mean] = [ofRatios.comparisons[0]!, ofMeans.comparisons[0]!];
        expect(ratio.absoluteLift).toBeCloseTo(mean.absoluteLift!, 6);
        if (mean.standardError! > 1e-4) expect(ratio.standardError! / mean.standardError!).toBeCloseTo(1, 6);
      }),
    );
  });

  it('never has more spread than the plain ratio over both groups together', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const same = statisticsOf(rows);

        const { varianceReduction } = compareCupedRatios({ variations: [same, same] }).comparisons[0]!;

        expect(varianceReduction ?? 0).toBeGreaterThanOrEqual(-1e-9);
      }),
    );
  });

  it('estimates the same with a quarter less spread, and errs as often as it says', () => {
    const random = generator(20_261_130);
    const runs = times(1000, () => [visitors(150, random), visitors(150, random, 1.1)].map(statisticsOf));
    const nothing = times(1000, () => [visitors(150, random), visitors(150, random)].map(statisticsOf));

    const compared = runs.map(([control, treatment]) => ({
      plain: compareRatios({ control: control!, treatment: treatment! }),
      adjusted: compareCupedRatios({ variations: [control!, treatment!] }).comparisons[0]!,
    }));
    const falsePositives = nothing.filter(
      (variations) => compareCupedRatios({ variations }).comparisons[0]!.pValue! < 0.05,
    ).length;

    const plain = compared.map((one) => one.plain.absoluteLift!);
    const adjusted = compared.map((one) => one.adjusted.absoluteLift!);
    // The mean of 1,000 differences that share their errors: 5 standard errors of it.
    const differences = plain.map((lift, i) => lift - adjusted[i]!);
    expect(Math.abs(mean(differences))).toBeLessThan((5 * sd(differences)) / Math.sqrt(1000));
    // True rates are 0.5 and 0.55.
    expect(Math.abs(mean(adjusted) - 0.05)).toBeLessThan((5 * sd(adjusted)) / Math.sqrt(1000));
    const reduction = mean(compared.map((one) => one.adjusted.varianceReduction!));
    expect(reduction).toBeGreaterThan(0.25);
    expect(1 - sd(adjusted) ** 2 / sd(plain) ** 2).toBeCloseTo(reduction, 1);
    // What it says of its error is how much it errs.
    expect(sd(adjusted) / mean(compared.map((one) => one.adjusted.standardError!))).toBeCloseTo(1, 1);
    const covered = compared.filter(({ adjusted: { ciAbsolute } }) => isWithin(0.05, ciAbsolute!)).length;
    // The central 99.9 % of Binomial(1000, 0.95) and of Binomial(1000, 0.05).
    expect(covered).toBeGreaterThanOrEqual(925);
    expect(falsePositives).toBeGreaterThanOrEqual(29);
    expect(falsePositives).toBeLessThanOrEqual(75);
  });

  it('uses one theta over allocation versions, and one version is as none', () => {
    const random = generator(7);
    const versions = times(2, () => times(2, () => statisticsOf(visitors(200, random))));
    const variations = ['control', 'blue'].map((key, i) => ({ key, isControl: i === 0, users: 200 }));
    const resultOf = (strata: RatioCovariateStatistics[][]) =>
      analyse({
        variations,
        metrics: [{ key: 'clicks', kind: 'cuped_ratio', statistics: versions[0]!, strata }],
      }).metrics[0]!;

    const one = resultOf([versions[0]!]);
    const both = resultOf(versions);

    const expected = compareCupedRatios({ variations: versions[0]! });
    expect(one.theta).toBe(expected.theta);
    expect(one.comparisons[0]).toMatchObject({
      absoluteLift: expected.comparisons[0]!.absoluteLift,
      pValue: expected.comparisons[0]!.pValue,
      varianceReduction: expected.comparisons[0]!.varianceReduction,
    });
    expect(both.theta).not.toBe(one.theta);
    expect(both.comparisons[0]!.strataCounted).toBe(2);
    expect(both.comparisons[0]!.varianceReduction).toBeGreaterThan(0.2);
  });

  it('says nothing of variations without a denominator, and adjusts the others', () => {
    const rows = visitors(100, generator(3));
    const empty = statisticsOf(times(5, () => [0, 0, 1, 2] as const));

    const { comparisons } = compareCupedRatios({
      variations: [statisticsOf(rows.slice(0, 50)), statisticsOf(rows.slice(50)), empty],
    });

    expect(comparisons[0]!.pValue).not.toBeNull();
    expect(comparisons[1]).toMatchObject({ absoluteLift: null, pValue: null });
    expect(comparisons[1]!.warnings).toContain('zero_denominator');
  });

  it('refuses sums that no rows can have', () => {
    const good = statisticsOf(visitors(10, generator(1)));
    const without = { ...good, before: { ...good.before, sumSquares: 0 } };
    const infinite = { ...good, across: { ...good.across, yd: Number.NaN } };

    expect(() => compareCupedRatios({ variations: [good, without] })).toThrow(InvalidInputError);
    expect(() => compareCupedRatios({ variations: [infinite] })).toThrow(/across\.yd/);
  });
});

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const sd = (values: readonly number[]) =>
  Math.sqrt(mean(values.map((value) => value * value)) - mean(values) ** 2);
const isWithin = (value: number, { lower, upper }: { lower: number; upper: number }) =>
  lower <= value && value <= upper;
