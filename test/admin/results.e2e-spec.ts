import type { Json } from '../support/product.js';
import { expectProblem } from '../support/problem.js';
import { startProgram } from '../support/programs.js';
import { caseOf, only } from '../support/reference-cases.js';
import { ResultsWorld, visitorsOf, type Arms, type Visitor } from '../support/measured.js';
import { findMismatches } from '../../libs/statistics/src/testing/reference-cases.js';

let world: ResultsWorld;
beforeAll(async () => {
  world = await ResultsWorld.create();
}, 60_000);
afterAll(() => world.stop());

type Pair = Record<'control' | 'treatment', { n: number; conversions: number }>;
const levels = ({ alpha }: Json): string => `confidenceLevel=${1 - alpha}&significanceThreshold=${alpha}`;

describe('the numbers of rates', () => {
  it.each([
    'typical_1',
    'typical_2',
    'typical_7',
    'low_counts',
    'zero_conversions_control',
    'no_users_treatment',
  ])('are those of the reference case binomial_test/%s', async (name) => {
    const one = caseOf(`binomial_test/${name}`);
    const { control, treatment } = one.input as unknown as Pair;
    const { id } = await world.converted(control, treatment);

    const { metrics } = await world.results(id, `?${levels(one.input)}`);

    const [comparison] = metrics[0].comparisons;
    const [first, second] = metrics[0].variants;
    const given = {
      ...{ ...comparison, wilsonControl: first.interval, wilsonTreatment: second.interval },
      ...{ rateControl: first.value, rateTreatment: second.value },
    };
    const told = Object.keys(one.expected).filter((key) => !/pooled|standard_error_relative/.test(key));
    expect(findMismatches(given, only(one, told))).toEqual([]);
  });

  it('are always valid with the method sequential', async () => {
    const one = caseOf('sequential/binomial_2');
    const { control, treatment } = one.input as unknown as Pair;
    const { id } = await world.converted(control, treatment);

    const { comparisons, metrics } = await world.results(id, '?method=sequential');

    const told = [
      'absolute_lift',
      'relative_lift',
      'standard_error',
      'statistic',
      'p_value',
      'ci_absolute',
      'ci_relative',
    ];
    expect(findMismatches(comparisons[0], only(one, told))).toEqual([]);
    expect(metrics[0].comparisons[0].sequential.pValue).toBe(comparisons[0].pValue);
    expect(comparisons[0].fixed.pValue).toBeLessThan(comparisons[0].pValue);
  });

  it.each(['typical_1', 'typical_3', 'zero_conversions_both', 'no_users'])(
    'are those of the reference case bayesian_binomial/%s with the method bayesian',
    async (name) => {
      const one = caseOf(`bayesian_binomial/${name}`);
      const { control, treatment } = one.input as unknown as Pair;
      const { id } = await world.converted(control, treatment);

      const { comparisons, posteriorCaveat } = await world.results(id, '?method=bayesian');

      const told = Object.keys(one.expected).filter(
        (key) => !/^posterior_(control|treatment)|warnings/.test(key),
      );
      expect(findMismatches(comparisons[0].bayesian, only(one, told))).toEqual([]);
      expect(comparisons[0].pValue).toBeNull();
      expect(posteriorCaveat).toContain('do not control the false positive rate');
    },
  );
});

describe('counting', () => {
  it.each([
    'two_arms',
    'three_arms_ended',
    'no_conversions',
    'empty_treatment',
    'event_at_assignment_instant',
  ])('is that of the reference case summary/%s, with dates and without', async (name) => {
    const { input, expected }: Json = caseOf(`summary/${name}`);
    const experiment = await world.start(input.variations.length, {
      conversionEventType: input.conversion_event,
    });
    const armOf = (key: string) =>
      experiment.arms[input.variations.findIndex((one: Json) => one.key === key)]!;
    const first = [...input.assignments]
      .sort((a: Json, b: Json) => Date.parse(a.assigned_at) - Date.parse(b.assigned_at))
      .filter(
        (one: Json, i: number, all: Json[]) => all.findIndex((other) => other.user_id === one.user_id) === i,
      );
    const visitors = first.map((one: Json): Visitor => ({
      ...{ id: `${name}-${one.user_id}`, variationId: armOf(one.variation), assignedAt: one.assigned_at },
      deeds: input.events
        .filter((event: Json) => event.user_id === one.user_id)
        .map(({ type, timestamp }: Json) => ({ type, at: timestamp })),
    }));
    if (input.ended_at)
      await world.app.dataSource.query(
        `UPDATE experiment SET status = 'Ended', ended_at = $2 WHERE id = $1`,
        [experiment.id, input.ended_at],
      );
    await world.record(experiment.id, visitors);

    const { variants } = await world.results(experiment.id);
    const dated = await world.results(experiment.id, '?from=2000-01-01&to=2100-01-01');

    for (const [key, of] of Object.entries<Json>(expected.variations)) {
      const given = variants.find(({ variantId }: Json) => variantId === armOf(key));
      expect(given).toMatchObject({
        ...{ assignedCount: of.users, conversions: of.converting_users, eventCount: of.events },
        conversionRate: of.conversion_rate === null ? null : expect.closeTo(of.conversion_rate, 12),
        eventTypes: Object.fromEntries(
          Object.entries<Json>(of.events_by_type).map(([type, counts]) => [
            type,
            {
              ...{ count: counts.count, uniqueUsers: counts.unique_users },
              conversionRate: expect.closeTo(counts.conversion_rate, 12),
            },
          ]),
        ),
      });
      expect(Object.keys(given.eventTypes)).toHaveLength(Object.keys(of.events_by_type).length);
      const lift = expected.lift_percentage[key];
      if (lift !== undefined)
        expect(given.lift).toEqual(lift === null ? null : expect.closeTo(lift / 100, 12));
    }
    expect(dated.variants).toEqual(variants);
  });

  it('knows nothing of events of others, of earlier ones, and of ones that name another experiment', async () => {
    const other = await world.start();
    const { id, arms } = await world.start();
    const at = '2026-11-10T12:00:00Z';
    const earlier = '2026-11-10T11:59:59.999Z';
    await world.record(id, [
      { id: 'seen', variationId: arms[0]!, assignedAt: at, deeds: [{ type: 'conversion', named: true }] },
      { id: 'early', variationId: arms[1]!, assignedAt: at, deeds: [{ type: 'conversion', at: earlier }] },
      { id: 'silent', variationId: arms[1]!, assignedAt: at },
    ]);
    await world.record(other.id, [
      {
        id: 'silent',
        variationId: other.arms[0]!,
        assignedAt: at,
        deeds: [{ type: 'conversion', named: true }],
      },
      { id: 'unknown', variationId: other.arms[0]!, assignedAt: at, deeds: [{ type: 'conversion' }] },
    ]);

    const { variants } = await world.results(id);
    const dated = await world.results(id, '?from=2026-11-10');

    expect(variants).toMatchObject([
      { assignedCount: 1, conversions: 1, eventCount: 1 },
      { assignedCount: 2, conversions: 0, eventCount: 0, conversionRate: 0 },
    ]);
    expect(dated.variants).toEqual(variants);
  });

  it('marks retired variations and keeps what they came to', async () => {
    const { id, arms } = await world.converted({ n: 10, conversions: 1 }, { n: 10, conversions: 2 });
    await world.done('DELETE', `/variations/${arms[1]}`);

    const { variants } = await world.results(id);

    expect(variants).toMatchObject([
      { retired: false, conversions: 1 },
      { retired: true, assignedCount: 10, conversions: 2 },
    ]);
  });
});

describe('asking for results', () => {
  let experiment: Arms;
  beforeAll(async () => {
    experiment = await world.converted({ n: 300, conversions: 30 }, { n: 300, conversions: 60 });
  });

  it('gives a program the same in snake_case, by GET and POST', async () => {
    const query = 'method=sequential&confidence_level=0.9&significance_threshold=0.01';

    const own = await world.results(
      experiment.id,
      '?method=sequential&confidenceLevel=0.9&significanceThreshold=0.01',
    );
    const got = await world.ofProgram(experiment, `?${query}`);
    const { body, status } = await world.program.call('POST', `/api/experiments/${experiment.key}/results`, {
      ...{ method: 'sequential', confidence_level: 0.9, significance_threshold: 0.01 },
    });

    expect(status).toBe(200);
    expect(body).toEqual(got);
    const { experiment: measured, ...rest } = inCamelCase(got);
    const { experiment: ownMeasured, ...ownRest } = own;
    expect(rest).toEqual(ownRest);
    expect([measured.status, ownMeasured.status]).toEqual(['active', 'Active']);
    expect({ ...measured, status: 'Active' }).toEqual(ownMeasured);
    expect(got).toMatchObject({ method: 'sequential', confidence_level: 0.9, significance_threshold: 0.01 });
    expect(got.variants[1]).toMatchObject({
      p_value: own.comparisons[0].pValue,
      lift: expect.closeTo(1, 12),
    });
  });

  it('takes fixed_horizon for frequentist, and answers what was sent', async () => {
    const [usual, other] = await Promise.all([
      world.ofProgram(experiment, '?method=frequentist'),
      world.ofProgram(experiment, '?method=fixed_horizon'),
    ]);

    expect(other).toEqual({ ...usual, method: 'fixed_horizon' });
    expect(other).toMatchObject({ exploratory: false, horizon_reached: true });
  });

  it.each([
    ['', []],
    ['?confidence_level=0.95&significance_threshold=0.05&method=frequentist', []],
    ['?method=sequential', ['method']],
    ['?significance_threshold=0.1', ['significance_threshold']],
    ['?confidence_level=0.9', ['confidence_level']],
    ['?start_date=2026-01-01', ['dates']],
    ['?conversion_event_type=conversion', []],
    ['?event_type=click', ['primary_metrics']],
  ])('marks what differs from the protocol: %s', async (query, differences) => {
    const answer = await world.ofProgram(experiment, query);

    expect(answer).toMatchObject({ exploratory: differences.length > 0, differences });
    expect(answer.protocol).toEqual({
      ...{ method: 'frequentist', alpha: 0.05, correction: 'holm', guardrail_policy: 'non_inferior' },
      ...{ priors: { rate: null, lift: null }, min_users: 100, primary_metrics: ['conversion'] },
      ...{ plan: { planned_users: null, end_at: null }, plan_changed: false },
    });
  });

  it('says nothing of conversions that nobody asked about', async () => {
    const { id, arms } = await world.start();
    await world.make.metric(id, { title: 'Sales', custom: true, selector: 'sale' });
    await world.record(id, [
      ...visitorsOf(arms[0]!, { n: 598, did: [85, { type: 'sale' }] }),
      ...visitorsOf(arms[1]!, { n: 602, did: [82, { type: 'sale' }] }),
    ]);

    for (const method of ['frequentist', 'sequential', 'bayesian']) {
      const { warnings, metrics } = await world.results(id, `?method=${method}`);

      expect(metrics.map(({ title }: Json) => title)).toEqual(['Sales']);
      expect(warnings).toEqual(method === 'frequentist' ? ['no_plan'] : []);
    }
  });

  it('reads numbers in a query as JSON writes them', async () => {
    const got = await world.ofProgram(experiment, '?confidence_level=1e-9&significance_threshold=5E-2');
    const body = { confidence_level: 1e-9, significance_threshold: 5e-2 };

    const posted = await world.program.done('POST', `/api/experiments/${experiment.id}/results`, body);

    expect(got).toEqual(posted);
    expect(got.confidence_level).toBe(1e-9);
  });

  it('takes the level for intervals and the threshold for verdicts', async () => {
    const usual = await world.results(experiment.id);
    const wide = await world.results(experiment.id, '?confidenceLevel=0.999');
    const strict = await world.results(experiment.id, '?significanceThreshold=0.0001');

    const [of, ofWide, ofStrict] = [usual, wide, strict].map(({ comparisons: [one] }) => one);
    expect(of).toMatchObject({ significant: true, verdict: 'better' });
    expect(ofWide.ciAbsolute.lower).toBeLessThan(of.ciAbsolute.lower);
    expect(ofWide).toMatchObject({ pValue: of.pValue, significant: true });
    expect(ofStrict).toMatchObject({ ciAbsolute: of.ciAbsolute, significant: false, verdict: 'flat' });
  });

  it.each([
    ['method=fixed', 'method'],
    ['confidenceLevel=1', 'confidenceLevel'],
    ['confidenceLevel=x', 'confidenceLevel'],
    ['significanceThreshold=0', 'significanceThreshold'],
    ['from=x', 'from'],
    ['to=2026-13-01', 'to'],
    ['series=maybe', 'series'],
    ['series=true&seriesOf=x', 'seriesOf'],
    ['format=xml', 'format'],
    [`by=${'x'.repeat(101)}`, 'by'],
    ['variantId=1', 'variantId'],
  ])('refuses %s', async (query, field) => {
    const response = await world.app.request(
      ...(['GET', `/experiments/${experiment.id}/results?${query}`, undefined, world.owner.headers] as const),
    );

    expectProblem(response, 422, { fields: [field] });
  });

  it.each([
    [{ method: 'fixed' }, 'method'],
    [{ confidence_level: '0.9' }, 'confidence_level'],
    [{ significance_threshold: 1.5 }, 'significance_threshold'],
    [{ end_date: 'soon' }, 'end_date'],
    [{ other: 1 }, 'other'],
  ])('refuses the body %j', async (body, field) => {
    const response = await world.program.call('POST', `/api/experiments/${experiment.id}/results`, body);

    expectProblem(response, 422, { fields: [field] });
  });

  it('is for members who may, of the organization that owns it, and for its keys', async () => {
    const { app, owner } = world;
    const path = `/experiments/${experiment.id}/results`;
    const viewer = await app.addMember(owner, { permission: 'Viewer', actions: ['act:get-results'] });
    const other = await app.addMember(owner, { permission: 'Owner', actions: ['act:get-experiment'] });
    const outsider = await app.addMember(owner, { actions: ['act:get-results'] });
    const stranger = await app.signUp();
    const foreign = await startProgram(app, stranger);

    const status = async ({ headers }: Json) => (await app.request('GET', path, undefined, headers)).status;

    expect(await Promise.all([viewer, other, outsider, stranger].map(status))).toEqual([200, 403, 403, 404]);
    expectProblem(await foreign.call('GET', `/api${path}`), 404);
    expectProblem(await foreign.call('POST', `/api${path}`, {}), 404);
  });
});

/** Names that are data do not change: they have no underscores here. */
function inCamelCase(value: Json): Json {
  if (Array.isArray(value)) return value.map(inCamelCase);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      inCamelCase(item),
    ]),
  );
}
