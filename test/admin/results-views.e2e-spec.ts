import { checkSampleRatio } from '#libs/statistics';
import { findMismatches } from '../../libs/statistics/src/testing/reference-cases.js';
import { ResultsWorld, visitorsOf, type Arms, type Deed, type Visitor } from '../support/measured.js';
import type { Json } from '../support/product.js';
import { caseOf, only } from '../support/reference-cases.js';

let world: ResultsWorld;
beforeAll(async () => {
  world = await ResultsWorld.create();
}, 60_000);
afterAll(() => world.stop());

const conversion = { type: 'conversion' };

describe('a breakdown', () => {
  let experiment: Arms;

  beforeAll(async () => {
    experiment = await world.start();
    const { id, arms } = experiment;
    await world.make.metric(id, {
      title: 'Spent',
      custom: true,
      selector: 'conversion',
      kind: 'mean',
      role: 'secondary',
      capping: 'percentile',
      capPercentile: 1,
    });
    const did = (count: number): [number, { type: string; value: number }] => [
      count,
      { ...conversion, value: 2 },
    ];
    await world.record(id, [
      ...visitorsOf(arms[0]!, {
        n: 120,
        id: 'm',
        did: did(12),
        deviceType: 'mobile',
        attributes: { country: 'DE', beta: true },
      }),
      ...visitorsOf(arms[1]!, {
        n: 130,
        id: 'm',
        did: did(39),
        deviceType: 'mobile',
        attributes: { country: 'US', beta: true },
      }),
      ...visitorsOf(arms[0]!, { n: 40, id: 'd', did: did(20), deviceType: 'desktop' }),
      ...visitorsOf(arms[1]!, { n: 30, id: 'd', did: did(3), deviceType: 'desktop' }),
      ...visitorsOf(arms[1]!, { n: 5, id: 'u', did: did(1) }),
    ]);
  });

  const groupsOf = ({ breakdown }: Json) =>
    breakdown.groups.map(({ value, users, metrics: [first] }: Json) => [
      ...[value, users],
      ...first.variants.map(({ users: own, conversions }: Json) => [own, conversions]),
    ]);
  const byDevice = [
    ['mobile', 250, [120, 12], [130, 39]],
    ['desktop', 70, [40, 20], [30, 3]],
    [null, 5, [0, 0], [5, 1]],
  ];

  it.each(['device_type', 'device', 'device_type&from=2000-01-01'])('is by %s', async (by) => {
    const answer = await world.results(experiment.id, `?by=${by}`);

    expect(groupsOf(answer)).toEqual(byDevice);
    const [mobile] = answer.breakdown.groups;
    expect(mobile.metrics[0].comparisons[0].relativeLift).toBeCloseTo(39 / 130 / (12 / 120) - 1, 12);
    expect(mobile.metrics[1].variants.map(({ value }: Json) => value)).toEqual([0.2, 0.6]);
    expect(answer.breakdown).toMatchObject({ by: by.split('&')[0], otherValues: 0 });
    expect(answer.breakdown.groups.map(({ isOther }: Json) => isOther)).toEqual([false, false, false]);
  });

  it('checks the split of every group, with a threshold for all of them', async () => {
    const { id, arms } = await world.start();
    const counts: [string, number, number][] = [
      ['mobile', 300, 60],
      ['desktop', 215, 245],
      ['tablet', 20, 0],
    ];
    const visitors = counts.flatMap(([deviceType, ...ns]) =>
      ns.flatMap((n, arm) => visitorsOf(arms[arm]!, { n, deviceType, id: deviceType })),
    );
    await world.record(id, visitors);

    const { breakdown } = await world.results(id, '?by=device');
    const fine = await world.results(experiment.id, '?by=device');

    const checked = breakdown.groups.map(({ value, srm }: Json) => [value, srm.srmDetected]);
    expect(checked).toEqual([
      ['desktop', false],
      ['mobile', true],
      ['tablet', false],
    ]);
    const split = checkSampleRatio({ users: [300, 60], weights: [50, 50], threshold: 0.001 / 3 });
    expect(breakdown.groups[1].srm).toEqual({ ...split, threshold: 0.001 / 3 });
    expect(breakdown.warnings).toContain('srm_in_groups');
    expect(fine.breakdown.warnings).not.toContain('srm_in_groups');
  });

  it('adds up to the whole', async () => {
    const { breakdown, metrics } = await world.results(experiment.id, '?by=country');

    for (const [m, metric] of metrics.entries()) {
      for (const [v, { users, conversions, value }] of metric.variants.entries()) {
        const parts = breakdown.groups.map((group: Json) => group.metrics[m].variants[v]);
        const add = (of: (part: Json) => number) =>
          parts.reduce((total: number, part: Json) => total + of(part), 0);
        expect(add((part) => part.users)).toBe(users);
        expect(add((part) => part.conversions)).toBe(conversions ?? 0);
        expect(add((part) => (part.value ?? 0) * part.users)).toBeCloseTo(value * users, 9);
      }
    }
  });

  it('is by any attribute, in text', async () => {
    expect(groupsOf(await world.results(experiment.id, '?by=beta'))[0]).toEqual([
      'true',
      250,
      [120, 12],
      [130, 39],
    ]);
    expect(groupsOf(await world.results(experiment.id, '?by=toString'))).toEqual([
      [null, 325, [160, 32], [165, 43]],
    ]);
    const { breakdown } = await world.ofProgram(experiment, '?by=country');
    expect(breakdown.groups[0]).toMatchObject({ value: 'US', is_other: false, users: 130 });
  });

  it('puts rare values together', async () => {
    const { id, arms } = await world.start();
    const visitors = Array.from({ length: 25 }, (_, i) =>
      visitorsOf(arms[i % 2]!, { n: i < 20 ? 2 : 1, id: `v${i}`, attributes: { plan: `p${i}` } }),
    );
    await world.record(id, visitors.flat());

    const { breakdown } = await world.results(id, '?by=plan');

    expect(breakdown.groups).toHaveLength(21);
    expect(breakdown.groups[20]).toMatchObject({ value: null, isOther: true, users: 5 });
    expect(breakdown.otherValues).toBe(5);
  });
});

describe('a series', () => {
  const at = (day: number, hour: number): string => new Date(Date.UTC(2026, 10, day, hour)).toISOString();

  it('is that of the reference case sequential_path/binomial_2, a look a day', async () => {
    const one = caseOf('sequential_path/binomial_2');
    const { looks, tuning_n: plannedUsers }: Json = one.input;
    const experiment = await world.start(2, { plannedUsers });
    const added = (look: number, arm: 'control' | 'treatment', field: 'n' | 'conversions'): number =>
      looks[look][arm][field] - (looks[look - 1]?.[arm][field] ?? 0);
    const visitors = looks.flatMap((_: Json, look: number): Visitor[] =>
      (['control', 'treatment'] as const).flatMap((arm, i) =>
        visitorsOf(experiment.arms[i]!, {
          ...{ n: added(look, arm, 'n'), id: `look-${look}`, assignedAt: at(1 + look, 1) },
          did: [added(look, arm, 'conversions'), { ...conversion, at: at(1 + look, 22) }],
        }),
      ),
    );
    await world.record(experiment.id, visitors);
    const ended = at(looks.length, 23);
    await world.app.dataSource.query(`UPDATE experiment SET status = 'Ended', ended_at = $2 WHERE id = $1`, [
      experiment.id,
      ended,
    ]);

    const { series, metrics } = await world.results(experiment.id, '?method=sequential&series=true');

    const points = series.points.map(({ comparisons: [comparison] }: Json) => comparison);
    const given = {
      pValues: points.map(({ pValue }: Json) => pValue),
      runningPValues: points.map(({ runningPValue }: Json) => runningPValue),
      runningCiAbsolute: points.map(({ runningBand }: Json) => runningBand),
      firstSignificantLook: series.firstSignificant[0].look,
    };
    const told = ['p_values', 'running_p_values', 'running_ci_absolute', 'first_significant_look'];
    expect(findMismatches(given, only(one, told))).toEqual([]);
    expect(series.firstSignificant[0].day).toBe('2026-11-08');
    expect(series.points[0].day).toBe('2026-11-01');
    const last = series.points.at(-1);
    const { absoluteLift, relativeLift, ciAbsolute, ciRelative } = metrics[0].comparisons[0];
    expect(last.comparisons[0]).toMatchObject({
      absoluteLift,
      relativeLift,
      band: ciAbsolute,
      relativeBand: ciRelative,
    });
    expect(last.variants).toEqual(
      metrics[0].variants.map(({ variantId, users, conversions, value }: Json) => ({
        variantId,
        users,
        conversions,
        value,
      })),
    );
  });

  it.each<[string, Json]>([
    ['sums', { kind: 'mean' }],
    ['counts', { kind: 'count' }],
    ['capped sums', { kind: 'mean', capping: 'fixed', cap: 3 }],
    ['sums capped at a percentile', { kind: 'mean', capping: 'percentile', capPercentile: 0.6 }],
    ['sums capped on both sides', { kind: 'mean', capping: 'fixed', cap: 3, capLower: -1 }],
    [
      'capped ratios with CUPED',
      {
        ...{ kind: 'ratio', ratioOf: 'values', denominator: 'look' },
        cuped: true,
        capping: 'fixed',
        cap: 4,
        capLower: 0,
      },
    ],
    [
      'ratios capped at a percentile',
      {
        kind: 'ratio',
        ratioOf: 'values',
        denominator: 'look',
        capping: 'percentile',
        capIgnoresZeros: true,
        capPercentile: 0.6,
      },
    ],
    ['a rate with CUPED', { kind: 'binomial', cuped: true }],
    [
      'sums with CUPED, capped below 0',
      { kind: 'mean', cuped: true, capping: 'percentile', capPercentile: 0.08 },
    ],
    ['ratios with CUPED', { kind: 'ratio', ratioOf: 'values', denominator: 'look', cuped: true }],
  ])('of %s ends at the total', async (_, fields) => {
    const experiment = await world.start();
    await world.make.metric(experiment.id, { title: 'x', custom: true, selector: 'pay', ...fields });
    const paid = (i: number) => [
      ...Array.from({ length: i % 4 }, (_, k) => ({
        type: 'pay',
        at: at(10 + ((i + k) % 5), 12),
        value: ((i * 7) % 5) - 1,
      })),
      ...Array.from({ length: 1 + (i % 3) }, (_, k) => ({
        type: 'look',
        at: at(10 + ((i + 2 * k) % 5), 11),
      })),
      ...(i % 5 ? [{ type: 'pay', at: at(6, 12), value: ((i * 7) % 5) - 4 + (i % 3) }] : []),
      ...(i % 7 ? [{ type: 'look', at: at(6 + (i % 2), 11) }] : []),
    ];
    const visitors = Array.from({ length: 60 }, (_, i): Visitor => ({
      ...{
        id: `payer-${i}`,
        variationId: experiment.arms[i % 2]!,
        assignedAt: at(9, i % 24),
        deeds: paid(i),
      },
    }));
    await world.record(experiment.id, visitors);

    const { series, metrics, warnings } = await world.results(
      experiment.id,
      '?method=sequential&series=true',
    );

    const last = series.points.at(-1);
    const [comparison] = metrics[0].comparisons;
    expect(warnings).not.toContain('no_series');
    expect(metrics[0].theta === null).toBe(!('cuped' in fields));
    for (const [i, { value }] of metrics[0].variants.entries())
      expect(last.variants[i].value).toBeCloseTo(value, 9);
    expect(last.comparisons[0].pValue).toBeCloseTo(comparison.pValue, 9);
    expect(last.comparisons[0].band.lower).toBeCloseTo(comparison.ciAbsolute.lower, 9);
    expect(series.points[1].variants[0].users).toBe(30);
  });

  it('is only there when asked for, and follows any metric by its key', async () => {
    const experiment = await world.start();
    const metric = (fields: object) =>
      world.make.metric(experiment.id, { title: 'x', custom: true, selector: 'pay', ...fields });
    const rated = await metric({ kind: 'binomial', role: 'primary' });
    const ratio = await metric({
      kind: 'ratio',
      ratioOf: 'values',
      denominator: 'visit',
      denominatorOf: 'count',
    });
    const visitors = Array.from({ length: 80 }, (_, i): Visitor => ({
      ...{ id: `visitor-${i}`, variationId: experiment.arms[i % 2]!, assignedAt: at(9, i % 24) },
      deeds: Array.from({ length: 1 + (i % 4) }, (_, k) => [
        { type: 'visit', at: at(10 + ((i + k) % 5), 12) },
        { type: 'pay', at: at(10 + ((i * k) % 4), 13), value: (i * 7) % 11 },
      ]).flat(),
    }));
    await world.record(experiment.id, visitors);
    const follow = (key: string) =>
      world.results(experiment.id, `?method=sequential&series=true&seriesOf=${key}`);

    const without = await world.results(experiment.id);
    const first = await world.results(experiment.id, '?method=sequential&series=true');
    const other = await follow(String(ratio.id));

    expect(without.series).toBeNull();
    expect(first.series.metric).toBe(String(rated.id));
    expect(other.series.metric).toBe(String(ratio.id));
    const last = other.series.points.at(-1);
    const shown = other.metrics.find(({ key }: Json) => key === String(ratio.id));
    for (const [i, { value }] of shown.variants.entries())
      expect(last.variants[i].value).toBeCloseTo(value, 9);
    expect(last.comparisons[0].pValue).toBeCloseTo(shown.comparisons[0].pValue, 9);
    expect(last.comparisons[0].band.lower).toBeCloseTo(shown.comparisons[0].ciAbsolute.lower, 9);
    expect(other.series.points[1].comparisons[0].relativeLift).not.toBe(last.comparisons[0].relativeLift);
  });

  it('tells the effect by the time since the first exposure, of those of whom it has passed, and that it wears off', async () => {
    const experiment = await world.start();
    const { id } = await world.make.metric(experiment.id, {
      ...{ title: 'x', custom: true, selector: 'pay', kind: 'count' },
    });
    const paid = (arm: number, i: number): Deed[] => [
      // On the first day three times as often in the treatment, after a week the same.
      ...Array.from({ length: (arm ? 3 : 1) + (i % 2) }, (_, k) => ({ type: 'pay', at: at(1, 13 + k) })),
      ...Array.from({ length: 1 + (i % 3) }, (_, k) => ({ type: 'pay', at: at(9, 13 + k) })),
      { type: 'pay', at: at(1, 12) },
    ];
    const visitors = [0, 1].flatMap((arm) =>
      Array.from({ length: 300 }, (_, i): Visitor => ({
        ...{ id: `age-${arm}-${i}`, variationId: experiment.arms[arm]!, assignedAt: at(1, 12) },
        deeds: paid(arm, i),
      })),
    );
    const young = Array.from({ length: 10 }, (_, i): Visitor => ({
      ...{ id: `young-${i}`, variationId: experiment.arms[1]!, assignedAt: at(14, 11) },
    }));
    await world.record(experiment.id, [...visitors, ...young]);
    await world.app.dataSource.query(`UPDATE experiment SET status = 'Ended', ended_at = $2 WHERE id = $1`, [
      experiment.id,
      at(15, 12),
    ]);

    const { series } = await world.results(experiment.id, `?series=true&seriesOf=${id}`);
    const dated = await world.results(experiment.id, `?series=true&seriesOf=${id}&from=2000-01-01`);

    const { periods, changes } = series.byAge;
    const means = (m: number[]) => m.map((value) => expect.closeTo(value, 9));
    expect(
      periods.map(({ fromDay, toDay, variants }: Json) => [
        ...[fromDay, toDay],
        variants.map(({ users }: Json) => users),
        variants.map(({ value }: Json) => value),
      ]),
    ).toEqual([
      [0, 1, [300, 310], means([2.5, (4.5 * 300) / 310])],
      [1, 2, [300, 300], [0, 0]],
      [2, 3, [300, 300], [0, 0]],
      [3, 7, [300, 300], [0, 0]],
      [7, 14, [300, 300], means([2, 2])],
    ]);
    expect(periods[4].comparisons[0]).toMatchObject({ relativeLift: 0, band: { lower: expect.any(Number) } });
    expect(periods[4].comparisons[0].relativeBand.lower).toBeLessThan(0);
    expect(changes).toEqual([
      {
        ...{ variantId: experiment.arms[1], earlyTo: 3, lateTo: 14, isChanging: true },
        ...{ relativeChange: expect.closeTo(2.5 / 4.5 - 1, 9), pValue: expect.any(Number) },
        band: { lower: expect.any(Number), upper: expect.any(Number) },
      },
    ]);
    expect(series.warnings).toContain('effect_changes');
    expect(dated.series.byAge).toBeNull();
  });

  it('has no points before anybody came', async () => {
    const { id } = await world.start();

    const { series, variants } = await world.results(id, '?series=true&by=device&method=bayesian');

    expect(series.points).toEqual([]);
    expect(variants).toMatchObject([{ conversionRate: null, lift: null }, { conversionRate: null }]);
  });
});
