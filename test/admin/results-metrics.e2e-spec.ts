import pg from 'pg';
import { compareTotals, rebuildTotals, storeEvents } from '#libs/ingestion';
import {
  compareCuped,
  compareCupedRatios,
  compareMeans,
  compareRatios,
  type MeanStatistics,
} from '#libs/statistics';
import { findMismatches } from '../../libs/statistics/src/testing/reference-cases.js';
import { ResultsWorld, noonOf, purchases, type Arms, type Deed, type Visitor } from '../support/measured.js';
import { batchOf, buildEvent } from '../support/events.js';
import type { Json } from '../support/product.js';
import { caseOf, only } from '../support/reference-cases.js';

let world: ResultsWorld;
beforeAll(async () => {
  world = await ResultsWorld.create();
}, 60_000);
afterAll(() => world.stop());

const dates = '&from=2000-01-01&to=2100-01-01';

/** Visitors of each arm, one for each item, who did what it says. */
function doing<T>({ arms }: Arms, items: readonly (readonly T[])[], deeds: (item: T) => Deed[]): Visitor[] {
  return items.flatMap((own, arm) =>
    own.map((item, i) => ({
      ...{ id: `user-${arms[arm]}-${i}`, variationId: arms[arm]!, assignedAt: noonOf(10) },
      deeds: deeds(item),
    })),
  );
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const products = (one: readonly number[], other: readonly number[]) => sum(one.map((x, i) => x * other[i]!));
const momentsOf = (values: readonly number[]): MeanStatistics => ({
  ...{ n: values.length, sum: sum(values), sumSquares: products(values, values) },
  sumCubes: sum(values.map((x) => x ** 3)),
});

/** Numbers without a pattern, the same in every run. */
function numbers(count: number, seed: number): number[] {
  let state = seed;
  return Array.from({ length: count }, () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647);
}

const resultOf = async (experiment: Arms, query = ''): Promise<Json> =>
  (await world.results(experiment.id, query)).metrics[0];

describe('a metric that adds values up', () => {
  it.each([
    ['fixed_cap', ({ cap }: Json) => ({ capping: 'fixed', cap })],
    ['percentile_95', ({ percentile }: Json) => ({ capping: 'percentile', capPercentile: percentile })],
    ['unequal_shares', ({ percentile }: Json) => ({ capping: 'percentile', capPercentile: percentile })],
    [
      'percentile_99',
      ({ percentile = 0.99 }: Json) => ({ capping: 'percentile', capPercentile: percentile }),
    ],
    [
      'percentile_90_ignore_zeros',
      ({ percentile }: Json) => ({ capping: 'percentile', capPercentile: percentile, capIgnoresZeros: true }),
    ],
  ])('is cut like the reference case winsorized_mean_test/%s', async (name, capping) => {
    const one = caseOf(`winsorized_mean_test/${name}`);
    const { control, treatment } = one.input as Record<string, number[]>;
    const experiment = await world.start();
    await world.make.metric(experiment.id, { ...purchases, kind: 'mean', ...capping(one.input) });
    const bought = (value: number): Deed[] =>
      value === 0
        ? []
        : [
            { type: 'purchase', value: value / 2 },
            { type: 'purchase', value: value / 2 },
          ];
    await world.record(experiment.id, doing(experiment, [control!, treatment!], bought));

    const metric = await resultOf(experiment);
    const dated = await resultOf(experiment, `?${dates}`);

    const given = { cap: metric.cap, ...metric.comparisons[0], meanControl: metric.variants[0].value };
    const told = ['cap', 'mean_control', 'absolute_lift', 'relative_lift', 'standard_error', 'statistic'];
    const tests = ['degrees_of_freedom', 'p_value', 'ci_absolute', 'ci_relative', 'ci_relative_fieller'];
    expect(findMismatches(given, only(one, [...told, ...tests]))).toEqual([]);
    expect(dated.comparisons[0].pValue).toBeCloseTo(metric.comparisons[0].pValue, 12);
    expect(dated.cap).toBeCloseTo(metric.cap, 12);
  });

  it('counts end users without events as 0', async () => {
    const values = [
      numbers(40, 1).map((x) => (x < 0.5 ? 0 : x * 100)),
      numbers(30, 2).map((x) => x * 120 - 10),
    ];
    const experiment = await world.start();
    await world.make.metric(experiment.id, { ...purchases, kind: 'mean' });
    const bought = (value: number): Deed[] => (value === 0 ? [] : [{ type: 'purchase', value }]);
    await world.record(experiment.id, doing(experiment, values, bought));

    const { comparisons, variants } = await resultOf(experiment);
    const dated = await resultOf(experiment, `?${dates}`);

    const expected = compareMeans({ control: momentsOf(values[0]!), treatment: momentsOf(values[1]!) });
    expect(variants.map(({ users }: Json) => users)).toEqual([40, 30]);
    expect(comparisons[0].skewness).toBeCloseTo(expected.skewness!, 9);
    expect(dated.comparisons[0].skewness).toBeCloseTo(expected.skewness!, 9);
    expect(comparisons[0].pValue).toBeCloseTo(expected.pValue!, 12);
    expect(comparisons[0].ciAbsolute.lower).toBeCloseTo(expected.ciAbsolute!.lower, 9);
  });

  it('counts events with the kind count, clicks by the metric they are of', async () => {
    const experiment = await world.start();
    const { id } = await world.make.metric(experiment.id, { kind: 'count' });
    const counts = [
      [0, 1, 2, 5],
      [3, 3, 0, 9],
    ];
    const clicked = (count: number): Deed[] => [
      ...Array.from({ length: count }, () => ({ type: 'click', metricId: id })),
      { type: 'click' },
    ];
    await world.record(experiment.id, doing(experiment, counts, clicked));

    const metric = await resultOf(experiment);

    const expected = compareMeans({ control: momentsOf(counts[0]!), treatment: momentsOf(counts[1]!) });
    expect(metric).toMatchObject({
      key: String(id),
      kind: 'count',
      variants: [{ value: 2 }, { value: 3.75 }],
    });
    expect(metric.comparisons[0].pValue).toBeCloseTo(expected.pValue!, 12);
  });
});

describe('skew', () => {
  // One of four hundred spends much more.
  const spent = [1, 2].map(() => Array.from({ length: 800 }, (_, i) => (i % 400 === 0 ? 100 : 1 + (i % 2))));
  const bought = (value: number): Deed[] => [{ type: 'purchase', value }];

  it('is a warning of the metric alone, which a cap takes away, and over changed shares too', async () => {
    const experiment = await world.start();
    const capped = { title: 'Capped', capping: 'fixed', cap: 2 };
    await world.make.metric(experiment.id, { ...purchases, kind: 'mean' });
    await world.make.metric(experiment.id, { ...purchases, kind: 'mean', role: 'secondary', ...capped });
    const visitors = doing(experiment, spent, bought);
    await world.record(experiment.id, visitors);
    const before = await world.results(experiment.id);
    const later = visitors.map((visitor) => ({ ...visitor, id: `later-${visitor.id}` }));
    await world.done('PUT', `/experiments/${experiment.id}/traffic`, {
      allocations: [20, 80].map((traffic, i) => ({ variationId: experiment.arms[i], traffic })),
    });
    await world.record(experiment.id, later);
    const after = await world.results(experiment.id);

    const of = spent.map(momentsOf) as [MeanStatistics, MeanStatistics];
    const { skewness } = compareMeans({ control: of[0], treatment: of[1] });
    const [control, treatment] = spent.map((values) => momentsOf(values.map((value) => Math.min(value, 2))));
    const cutPair = { control: control!, treatment: treatment! };
    for (const { metrics, warnings } of [before, after]) {
      const [plain, cut] = metrics;
      expect(plain.comparisons[0].skewness).toBeCloseTo(skewness!, 9);
      expect(plain.warnings).toContain('skewed');
      expect(cut.comparisons[0].skewness).toBeCloseTo(compareMeans(cutPair).skewness!, 9);
      expect(cut.warnings).not.toContain('skewed');
      expect(warnings).toContain('skewed');
    }
    expect(after.metrics[0].comparisons[0]).toMatchObject({ strataCounted: 2 });
  });

  it('is unknown where the rows of end users went before it was kept', async () => {
    const experiment = await world.start();
    await world.make.metric(experiment.id, { ...purchases, kind: 'mean' });
    await world.record(experiment.id, doing(experiment, spent, bought));
    await world.app.dataSource.query(
      'UPDATE variation_total SET value_sum_cubes = NULL WHERE experiment_id = $1',
      [experiment.id],
    );

    const { comparisons, warnings } = await resultOf(experiment);

    expect(comparisons[0].skewness).toBeNull();
    expect(warnings).not.toContain('skewed');
  });
});

describe('events before the assignment', () => {
  const early = '2026-11-10T11:59:59.900Z';

  it('are told by type and metric, and are a warning where they are more than one in a hundred', async () => {
    const experiment = await world.start();
    await world.make.metric(experiment.id, purchases);
    await world.make.metric(experiment.id, { ...purchases, selector: 'refund', title: 'Refunds' });
    const deeds: Deed[] = [
      { type: 'purchase', at: early, named: true },
      { type: 'purchase' },
      ...Array.from({ length: 33 }, () => ({ type: 'refund' })),
    ];
    const visitors = doing(experiment, [[1, 2], [3]], () => [...deeds]);
    visitors[0]!.deeds!.push(
      { type: 'refund', at: early, named: true },
      { type: 'look', at: early, named: true },
    );
    // Not meant for this experiment: it arrived before the assignment and names none.
    visitors[0]!.deeds!.push({ type: 'look', at: early });
    await world.record(experiment.id, visitors);

    const { metrics, ...answer } = await world.results(experiment.id, '?by=device_type');
    const program = await world.program.done('GET', `/api/experiments/${experiment.key}/results`);

    expect(answer.eventsBeforeAssignment).toEqual({ purchase: 3, refund: 1, look: 1 });
    expect(answer.warnings).toContain('events_before_assignment');
    expect(metrics).toMatchObject([
      { title: 'Purchases', eventsBeforeAssignment: 3, variants: [{ conversions: 2 }, { conversions: 1 }] },
      { title: 'Refunds', eventsBeforeAssignment: 1 },
    ]);
    expect(metrics[0].warnings).toContain('events_before_assignment');
    expect(metrics[1].warnings).not.toContain('events_before_assignment');
    expect(answer.breakdown.warnings).not.toContain('events_before_assignment');
    expect(program).toMatchObject({
      events_before_assignment: { purchase: 3, refund: 1, look: 1 },
      metrics: [{ events_before_assignment: 3 }, { events_before_assignment: 1 }],
    });
  });
});

describe('a ratio', () => {
  it('divides sums, end user by end user', async () => {
    const pairs = [1, 2].map((seed) =>
      numbers(60, seed).map((x, i) => ({ spent: i % 3 ? Math.round(x * 90) : 0, visits: 1 + (i % 4) })),
    );
    const experiment = await world.start();
    const fields = { kind: 'ratio', ratioOf: 'values', denominator: 'visit' };
    await world.make.metric(experiment.id, { ...purchases, ...fields });
    const deeds = ({ spent, visits }: { spent: number; visits: number }): Deed[] => [
      ...(spent ? [{ type: 'purchase', value: spent }] : []),
      ...Array.from({ length: visits }, () => ({ type: 'visit' })),
    ];
    await world.record(experiment.id, doing(experiment, pairs, deeds));

    const metric = await resultOf(experiment);
    const dated = await resultOf(experiment, `?${dates}`);

    const [control, treatment] = pairs.map((own) => {
      const [x, y] = [own.map(({ spent }) => spent), own.map(({ visits }) => visits)];
      const second = momentsOf(y);
      return {
        ...{ ...momentsOf(x), sumProducts: products(x, y) },
        ...{ denominatorSum: second.sum, denominatorSumSquares: second.sumSquares },
      };
    });
    const expected = compareRatios({ control: control!, treatment: treatment! });
    expect(metric.variants[0].value).toBeCloseTo(control!.sum / control!.denominatorSum, 12);
    expect(metric.comparisons[0].pValue).toBeCloseTo(expected.pValue!, 12);
    expect(metric.comparisons[0].standardError).toBeCloseTo(expected.standardError!, 12);
    expect(dated.comparisons[0].pValue).toBeCloseTo(expected.pValue!, 12);
  });
});

describe('a fixed cap', () => {
  it('cuts refunds below, and the numerator of a ratio, end user by end user', async () => {
    const spent = [
      [-30, -4, 0, 5, 80, 12],
      [-9, 3, 0, 44, 7, 7],
    ];
    const experiment = await world.start();
    const cap = { ...purchases, capping: 'fixed', cap: 20, capLower: -5 };
    await world.make.metric(experiment.id, { ...cap, kind: 'mean', role: 'primary' });
    await world.make.metric(experiment.id, {
      ...{ ...cap, kind: 'ratio', role: 'secondary', ratioOf: 'values', denominator: 'visit' },
      cap: null,
    });
    await world.record(
      experiment.id,
      doing(experiment, spent, (value) => [
        ...(value ? [{ type: 'purchase', value: value / 2 }] : []),
        ...(value ? [{ type: 'purchase', value: value / 2 }] : []),
        { type: 'visit' },
        { type: 'visit' },
      ]),
    );

    const [mean, ratio] = (await world.results(experiment.id)).metrics;

    const values = ({ variants }: Json) => variants.map(({ value }: Json) => value);
    expect(values(mean)).toEqual([(-5 - 4 + 5 + 20 + 12) / 6, (-5 + 3 + 20 + 7 + 7) / 6]);
    expect(values(ratio)).toEqual([(-5 - 4 + 5 + 80 + 12) / 12, (-5 + 3 + 44 + 7 + 7) / 12]);
    expect(mean).toMatchObject({ cap: 20, capLower: -5 });
    expect(ratio).toMatchObject({ cap: null, capLower: -5 });
  });
});

describe('CUPED', () => {
  it('uses what end users did in the days before their assignment, and nothing else', async () => {
    const pairs = [3, 4].map((seed) =>
      numbers(80, seed).map((before, i) => {
        const past = i % 5 ? Math.round(before * 50) : 0;
        return { past, spent: past + (i % 7) };
      }),
    );
    const experiment = await world.start();
    await world.make.metric(experiment.id, { ...purchases, kind: 'mean', cuped: true, covariateDays: 3 });
    const deeds = ({ past, spent }: { past: number; spent: number }): Deed[] => [
      { type: 'purchase', value: 1_000, at: noonOf(6) },
      { type: 'visit', value: 1_000, at: noonOf(9) },
      ...(past ? [{ type: 'purchase', value: past, at: noonOf(8) }] : []),
      ...(spent ? [{ type: 'purchase', value: spent }] : []),
    ];
    await world.record(experiment.id, doing(experiment, pairs, deeds));

    const metric = await resultOf(experiment);

    const expected = compareCuped({
      variations: pairs.map((own, i) => {
        const [x, y] = [own.map(({ spent }) => spent), own.map(({ past }) => past)];
        const covariate = momentsOf(y);
        return {
          ...{ key: String(i), ...momentsOf(x), sumProducts: products(x, y) },
          ...{ covariateSum: covariate.sum, covariateSumSquares: covariate.sumSquares },
        };
      }),
    });
    const [comparison] = expected.comparisons;
    expect(metric.cuped).toBe(true);
    expect(metric.theta).toBeCloseTo(expected.theta, 9);
    expect(metric.covariateMean).toBeCloseTo(expected.covariateMean!, 9);
    expect(metric.comparisons[0].pValue).toBeCloseTo(comparison!.pValue!, 9);
    expect(metric.comparisons[0].varianceReduction).toBeCloseTo(comparison!.varianceReduction!, 9);
    expect(metric.comparisons[0].varianceReduction).toBeGreaterThan(0.9);
  });

  it('uses the ratio of before for a ratio', async () => {
    const rows = [5, 6].map((seed) =>
      numbers(70, seed).map((rate, i) => {
        const [y, d] = [1 + (i % 4), i % 6 ? 2 + (i % 5) : 0];
        return { x: Math.round(rate * 20 * y), y, c: Math.round(rate * 20 * d), d };
      }),
    );
    const experiment = await world.start();
    const fields = { kind: 'ratio', ratioOf: 'values', denominator: 'visit', cuped: true, covariateDays: 3 };
    await world.make.metric(experiment.id, { ...purchases, ...fields });
    const visits = (count: number, at: string) =>
      Array.from({ length: count }, () => ({ type: 'visit', at }));
    await world.record(
      experiment.id,
      doing(experiment, rows, ({ x, y, c, d }) => [
        ...[{ type: 'purchase', value: x, at: noonOf(10) }, ...visits(y, noonOf(10))],
        ...[{ type: 'purchase', value: c, at: noonOf(8) }, ...visits(d, noonOf(9))],
        { type: 'purchase', value: 1_000, at: noonOf(6) },
      ]),
    );

    const metric = await resultOf(experiment);

    const { theta, covariateMean, comparisons } = compareCupedRatios({
      variations: rows.map((own) => {
        const of = (key: 'x' | 'y' | 'c' | 'd') => own.map((row) => row[key]);
        const [x, y, c, d] = [of('x'), of('y'), of('c'), of('d')];
        const ratio = (one: number[], other: number[]) => ({
          ...{ n: one.length, sum: sum(one), sumSquares: products(one, one) },
          ...{ denominatorSum: sum(other), denominatorSumSquares: products(other, other) },
          sumProducts: products(one, other),
        });
        return {
          ...ratio(x, y),
          before: ratio(c, d),
          across: { xc: products(x, c), xd: products(x, d), yc: products(y, c), yd: products(y, d) },
        };
      }),
    });
    expect(metric).toMatchObject({ kind: 'ratio', cuped: true, theta: expect.closeTo(theta, 9) });
    expect(metric.covariateMean).toBeCloseTo(covariateMean!, 9);
    expect(metric.comparisons[0].pValue).toBeCloseTo(comparisons[0]!.pValue!, 9);
    expect(metric.comparisons[0].varianceReduction).toBeCloseTo(comparisons[0]!.varianceReduction!, 9);
    expect(metric.comparisons[0].varianceReduction).toBeGreaterThan(0.3);
  });

  it('takes an event of the second of the assignment, without a fraction, for none of before', async () => {
    const experiment = await world.start();
    await world.make.metric(experiment.id, { ...purchases, kind: 'mean', cuped: true });
    const [control, treatment] = experiment.arms;
    const visitor = (id: string, variationId: number, deeds: Deed[]): Visitor => ({
      ...{ id, variationId, assignedAt: '2026-11-10T12:00:00.400Z', deeds },
    });
    const at = (time: string, value: number): Deed => ({
      type: 'purchase',
      at: `2026-11-10T${time}Z`,
      value,
    });
    await world.record(experiment.id, [
      visitor('whole', control!, [at('12:00:00', 5), at('12:00:00.399', 2), at('11:59:59', 4)]),
      visitor('none', control!, []),
      visitor('after', treatment!, [at('12:00:00.400', 7)]),
      visitor('idle', treatment!, []),
    ]);

    const answers = [await world.results(experiment.id), await world.results(experiment.id, `?${dates}`)];

    for (const { metrics, variants } of answers) {
      expect(metrics[0].covariateMean).toBe((2 + 4) / 4);
      expect(variants.map(({ eventCount }: Json) => eventCount)).toEqual([1, 1]);
    }
  });

  it('takes a rate as a mean of 0 and 1, and clicks by their metric', async () => {
    const experiment = await world.start();
    const { id } = await world.make.metric(experiment.id, { cuped: true });
    const clicked = (i: number): Deed[] => [
      ...(i % 2 ? [{ type: 'click', metricId: id, at: noonOf(9) }] : []),
      ...(i % 3
        ? [
            { type: 'click', metricId: id },
            { type: 'click', metricId: id },
          ]
        : []),
    ];
    const items = Array.from({ length: 60 }, (_, i) => i);
    await world.record(experiment.id, doing(experiment, [items, items.slice(0, 48)], clicked));

    const metric = await resultOf(experiment);

    expect(metric).toMatchObject({ kind: 'binomial', covariateMean: 0.5, theta: expect.closeTo(0, 9) });
    expect(metric.variants[0].value).toBeCloseTo(40 / 60, 9);
  });
});

/** All but what does not count; sums depend on the order of their parts in the last digits. */
const counted = (results: Json): Json =>
  JSON.parse(
    JSON.stringify(results, (name, part: unknown) => {
      if (name === 'notCounted') return undefined;
      return typeof part === 'number' ? Number(part.toPrecision(9)) : part;
    }),
  );

describe('a mean of values that come and go', () => {
  it('has the spread of what is left, to the last digit', async () => {
    const pool = new pg.Pool({ connectionString: world.app.url, max: 1 });
    const experiment = await world.start();
    await world.make.metric(experiment.id, { ...purchases, kind: 'mean' });
    const { projectId } = await world.done('GET', `/experiments/${experiment.id}`);
    const bought = (value: number): Deed[] => [{ type: 'purchase', value }];
    await world.record(experiment.id, doing(experiment, [numbers(20, 3), numbers(20, 4)], bought));
    const before = await world.results(experiment.id, '?series=true');

    const events = [1e15, 0.05, -1e15, -0.05].flatMap((value) =>
      [0, 1].map((arm) => {
        const endUserId = `user-${experiment.arms[arm]}-0`;
        const occurredAt = Date.now() + 60_000;
        return buildEvent(projectId, {
          type: 'purchase',
          value,
          occurredAt,
          endUserId,
          credential: 'secret',
        });
      }),
    );
    const metricOf = ({ metrics }: Json) => metrics.filter(({ key }: Json) => key !== 'conversion');
    await storeEvents(pool, [batchOf(...events)]);
    const after = await world.results(experiment.id, '?series=true');
    const differences = await compareTotals(pool, { projectId, experimentId: experiment.id });
    await pool.end();

    expect(metricOf(after)).toEqual(metricOf(before));
    expect(differences).toEqual([]);
  });
});

describe('a metric that counts events of secret keys only', () => {
  let pool: pg.Pool;
  beforeAll(() => (pool = new pg.Pool({ connectionString: world.app.url, max: 1 })));
  afterAll(() => pool.end());

  it('has the same results whatever others send, in every view, and they say how many', async () => {
    const experiment = await world.start();
    const secret = { ...purchases, secretOnly: true, kind: 'mean' };
    await world.make.metric(experiment.id, secret);
    await world.make.metric(experiment.id, { ...secret, title: 'Before', cuped: true });
    const { projectId } = await world.done('GET', `/experiments/${experiment.id}`);
    const bought = (value: number): Deed[] => [
      { type: 'purchase', value },
      { type: 'purchase', value: value * value, at: noonOf(9) },
    ];
    await world.record(experiment.id, doing(experiment, [numbers(20, 3), numbers(20, 4)], bought));
    const views = ['', `?${dates}`, '?by=device_type&series=true', '?method=bayesian'];
    const read = () => Promise.all(views.map((view) => world.results(experiment.id, view)));
    const stats = () => world.program.done('GET', `/api/experiments/${experiment.key}/stats?group_by=day`);
    const [before, statsBefore] = [await read(), await stats()];

    const forged = [9, 10, 11].flatMap((on) => {
      const occurredAt = Date.parse(noonOf(on)) + 1;
      const event = { type: 'purchase', value: 9e14, occurredAt, credential: 'publishable' as const };
      return [0, 1].map((arm) =>
        buildEvent(projectId, { ...event, endUserId: `user-${experiment.arms[arm]}-0` }),
      );
    });
    await storeEvents(pool, [batchOf(...forged)]);
    const after = await read();
    await rebuildTotals(pool, { projectId, experimentId: experiment.id });

    expect(before[0]).toMatchObject({
      notCounted: { publicSource: 0 },
      metrics: [{ notCounted: 0 }, { notCounted: 0 }],
    });
    for (const results of [after, await read()]) {
      expect(results.map(counted)).toEqual(before.map(counted));
      const [first] = results;
      expect(first).toMatchObject({
        notCounted: { publicSource: 6 },
        metrics: [{ notCounted: 6 }, { notCounted: 6 }],
      });
    }
    expect(await stats()).toEqual(statsBefore);
    const listed = await world.program.done('GET', `/api/events/${experiment.key}?limit=200`);
    const marks = listed.map(({ not_counted, value }: Json) => [not_counted, value > 1e9]);
    expect(marks.filter(([mark]: [string]) => mark === 'public_source')).toHaveLength(forged.length);
    expect(
      marks.every(([mark, isForged]: [string, boolean]) => (mark === 'public_source') === isForged),
    ).toBe(true);
    const ofProgram = await world.program.done('GET', `/api/experiments/${experiment.key}/results`);
    expect(ofProgram).toMatchObject({ not_counted: { public_source: forged.length } });
  });
});

describe('what was noticed about public calls', () => {
  const note = (projectId: number, kind: string, more: Json = {}) =>
    world.app.dataSource.query(
      'INSERT INTO traffic_note (project_id, kind, event_type, minute, count) VALUES ($1, $2, $3, $4, $5)',
      [projectId, kind, more.type ?? '', more.at ?? new Date(), more.count ?? 7],
    );
  const unusual = (warnings: string[]) => warnings.filter((code) => code.startsWith('unusual'));

  it('is a warning of the experiments that ran then and of metrics that it is about, and a line on the live page', async () => {
    const { id: projectId } = await world.done('POST', '/projects', {
      orgId: world.owner.orgId,
      name: 'Noticed',
    });
    const { id } = await world.make.experiment({ projectId });
    await world.make.metric(id, { ...purchases, kind: 'mean' });
    await world.done('PATCH', `/experiments/${id}`, { status: 'Active' });
    const read = async () => unusual((await world.results(id)).warnings);

    await note(projectId, 'bot');
    await note(projectId, 'odd_value', { type: 'another' });
    await note(projectId, 'many_visitors', { at: new Date('2026-01-01') });
    expect(await read()).toEqual([]);

    await note(projectId, 'odd_value', { type: 'purchase' });
    expect(await read()).toEqual(['unusual_values']);
    await note(projectId, 'many_events', { count: 1_300 });
    expect(await read()).toEqual(['unusual_traffic', 'unusual_values']);

    const { notes } = await world.done('POST', '/events/live', { projectId });
    const told = notes.map(({ kind, eventType, count }: Json) => [kind, eventType, count]).sort();
    expect(told).toEqual([
      ['bot', '', 7],
      ['many_events', '', 1_300],
      ['odd_value', 'another', 7],
      ['odd_value', 'purchase', 7],
    ]);
  });
});
