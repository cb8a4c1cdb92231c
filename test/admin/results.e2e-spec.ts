import type { Json } from '../support/product.js';
import { caseOf, only } from '../support/reference-cases.js';
import { ResultsWorld, type Visitor } from '../support/measured.js';
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
