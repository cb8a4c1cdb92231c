import { parseDefinition, sameDefinition } from './index.js';

const source = { eventTypes: ['purchase'] };
const faultsOf = (given: unknown): string[] =>
  parseDefinition(given).faults.map(({ path, message }) => `${path.join('/')} ${message}`);
const complete = (given: unknown) => parseDefinition(given).definition!;

describe('parseDefinition', () => {
  it('completes a definition by what is usual', () => {
    expect(complete({ kind: 'conversion', source })).toEqual({
      kind: 'conversion',
      source: { eventTypes: ['purchase'], filter: null },
      ...{ value: null, measure: null, denominator: null, steps: [], retention: null, quantile: null },
      ...{ distinct: null, direction: 'increase' },
      window: { conversionWindowHours: null, delayHours: 0, completeOnly: false },
      cap: { type: 'none', upper: null, lower: null, percentile: null, ignoreZeros: false },
      cuped: { on: false, lookbackDays: 30 },
      ...{ minimumDetectableEffect: null, nonInferiorityMargin: null },
    });
  });

  const everyKind = [
    { kind: 'conversion', source },
    { kind: 'count', source: { ...source, filter: { 'properties.plan': 'pro', value: { $gt: 3 } } } },
    { kind: 'sum', source, value: { property: 'properties.amount', currency: { code: 'EUR' } } },
    { kind: 'average', source },
    {
      kind: 'ratio',
      source,
      measure: { of: 'sum' },
      denominator: { source, measure: { of: 'distinct_users' } },
    },
    {
      kind: 'funnel',
      steps: [source, source, { eventTypes: ['refund'], filter: { $or: [{ ad_id: 'x' }] } }],
    },
    { kind: 'retention', source, retention: { fromDay: 1, toDay: 7 } },
    { kind: 'quantile', source, quantile: { q: 0.9 } },
    { kind: 'distinct', source, distinct: { of: 'active_days' } },
    { kind: 'distinct', source, distinct: { of: 'properties.sku' }, cuped: { on: true, lookbackDays: 365 } },
    { kind: 'sum', source, cap: { type: 'fixed', upper: 500, lower: -500 } },
    { kind: 'count', source, cap: { type: 'percentile', ignoreZeros: true } },
    { kind: 'count', source, window: { conversionWindowHours: 24, delayHours: 0.5, completeOnly: true } },
  ];

  it.each(everyKind)('reads its own answer again as the same: %j', (given) => {
    expect(parseDefinition(given).faults).toEqual([]);
    const once = complete(given);
    const stored = JSON.parse(JSON.stringify(once)) as unknown;
    expect(complete(stored)).toEqual(once);
  });

  it.each<[unknown, string]>([
    [null, ' must be an object'],
    [{}, 'kind is required'],
    [{ kind: 'mean' }, 'kind must be one of conversion, count,'],
    [{ kind: 'count' }, 'source is required'],
    [{ kind: 'count', source, sauce: 1 }, 'sauce is not a known field'],
    [
      { kind: 'count', source: { eventTypes: [] } },
      'source/eventTypes must be a list of 1 to 20 event types',
    ],
    [{ kind: 'count', source: { eventTypes: ['a', 'a'] } }, 'source/eventTypes/1 must appear only once'],
    [
      { kind: 'count', source: { eventTypes: [' '] } },
      'source/eventTypes/0 must be a text that is not empty',
    ],
    [{ kind: 'count', source: { eventTypes: ['a\0'] } }, 'source/eventTypes/0 contains a character'],
    [
      { kind: 'count', source: { ...source, filter: { country: 'US' } } },
      'source/filter uses country, which',
    ],
    [
      { kind: 'count', source: { ...source, filter: { $and: [{ $not: { properties: {} } }] } } },
      'source/filter uses properties, which',
    ],
    [
      { kind: 'count', source: { ...source, filter: { value: { $foo: 1 } } } },
      'source/filter/value.$foo is not',
    ],
    [{ kind: 'count', source: { ...source, filter: [] } }, 'source/filter must be an object'],
    [{ kind: 'count', source, value: { property: 'value' } }, 'value does not apply to the kind count'],
    [
      { kind: 'sum', source, value: { property: 'amount' } },
      'value/property must be value or properties.<name>',
    ],
    [{ kind: 'sum', source, value: { property: 'properties.' } }, 'value/property must be value or'],
    [
      { kind: 'sum', source, value: { property: 'properties.a.b.c.d.e.f' } },
      'value/property must have at most 5',
    ],
    [{ kind: 'sum', source, value: { currency: {} } }, 'value/currency/code must be a text'],
    [{ kind: 'ratio', source }, 'denominator is required for a ratio'],
    [
      { kind: 'ratio', source, measure: { of: 'count', value: {} }, denominator: { source } },
      'measure/value does not apply to count',
    ],
    [{ kind: 'funnel', steps: [source] }, 'steps must be a list of 2 to 10 steps'],
    [{ kind: 'funnel', steps: [source, source], source }, 'source does not apply to the kind funnel'],
    [
      { kind: 'retention', source, retention: { fromDay: 7, toDay: 1 } },
      'retention/toDay must not be before',
    ],
    [
      { kind: 'retention', source, retention: { fromDay: 0.5, toDay: 1 } },
      'retention/fromDay must be a whole number',
    ],
    [
      { kind: 'retention', source, retention: { fromDay: 1, toDay: 1 }, window: { delayHours: 1 } },
      'window/delayHours does not apply to retention',
    ],
    [{ kind: 'quantile', source, quantile: { q: 1 } }, 'quantile/q must be a number from 0.01 to 0.999'],
    [{ kind: 'quantile', source, quantile: { q: 0.5 }, cuped: { on: true } }, 'cuped/on does not apply'],
    [
      { kind: 'distinct', source, distinct: { of: 'value' } },
      'distinct/of must be active_days or properties',
    ],
    [
      { kind: 'conversion', source, cap: { type: 'fixed', upper: 5 } },
      'cap/type must be none for the kind conversion',
    ],
    [{ kind: 'sum', source, cap: { type: 'fixed' } }, 'cap/upper is required for a fixed cap'],
    [
      { kind: 'sum', source, cap: { type: 'fixed', upper: 5, percentile: 0.5 } },
      'cap/percentile does not apply',
    ],
    [
      { kind: 'count', source, window: { completeOnly: true } },
      'window/completeOnly needs a conversion window',
    ],
    [
      { kind: 'count', source, window: { conversionWindowHours: 0 } },
      'window/conversionWindowHours must be a',
    ],
    [{ kind: 'count', source, window: { delayHours: '1' } }, 'window/delayHours must be a number from 0'],
    [{ kind: 'count', source, cuped: { lookbackDays: 366 } }, 'cuped/lookbackDays must be a whole number'],
    [{ kind: 'count', source, nonInferiorityMargin: { value: 0 } }, 'nonInferiorityMargin/value must be'],
    [
      { kind: 'count', source, minimumDetectableEffect: NaN },
      'minimumDetectableEffect must be a number above 0',
    ],
  ])('says what is wrong with %j', (given, fault) => {
    const faults = faultsOf(given);
    expect(faults.some((one) => one.startsWith(fault))).toBe(true);
    expect(parseDefinition(given).definition).toBeNull();
  });

  it('names every fault at once', () => {
    const given = { kind: 'sum', source: {}, value: { property: 1 }, direction: 'up' };
    expect(faultsOf(given)).toHaveLength(3);
  });

  it('bounds what filters can cost together', () => {
    const filter = { 'properties.page': { $regex: '(a|b|c|d|e|f|g|h|i|j){1,20}x(k|l|m|n){1,20}' } };
    const steps = Array.from({ length: 10 }, () => ({ eventTypes: ['view'], filter }));
    expect(faultsOf({ kind: 'funnel', steps })[0]).toMatch('steps has filters that can take more than');
  });
});

describe('sameDefinition', () => {
  it('tells definitions apart by what they measure, not by how they are written', () => {
    const one = complete({ kind: 'count', source: { eventTypes: ['a', 'b'] } });
    expect(
      sameDefinition(one, complete({ source: { eventTypes: ['b', 'a'], filter: {} }, kind: 'count' })),
    ).toBe(true);
    expect(sameDefinition(one, complete({ kind: 'count', source: { eventTypes: ['a'] } }))).toBe(false);
  });

  it('tells funnels with the same steps in another order apart', () => {
    const [a, b] = [{ eventTypes: ['a'] }, { eventTypes: ['b'] }];
    const one = complete({ kind: 'funnel', steps: [a, b] });
    expect(sameDefinition(one, complete({ kind: 'funnel', steps: [b, a] }))).toBe(false);
  });
});
