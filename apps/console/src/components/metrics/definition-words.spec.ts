import { describe, expect, it } from '@jest/globals';
import {
  definitionChanges,
  definitionFacts,
  definitionSentence,
  type Definition,
} from './definition-words.js';

const source = (...eventTypes: string[]) => ({ eventTypes, filter: null });
const value = { property: 'value', currency: null };
const plain: Definition = {
  ...{
    kind: 'conversion',
    source: source('order'),
    value: null,
    measure: null,
    denominator: null,
    steps: [],
  },
  ...{ retention: null, quantile: null, distinct: null, direction: 'increase' },
  window: { conversionWindowHours: null, delayHours: 0, completeOnly: false },
  cap: { type: 'none', upper: null, lower: null, percentile: null, ignoreZeros: false },
  cuped: { on: false, lookbackDays: 30 },
  ...{ minimumDetectableEffect: null, nonInferiorityMargin: null },
};
const filtered = { eventTypes: ['order'], filter: { 'properties.plan': 'pro', value: { $gte: 10 } } };
const euros = { property: 'properties.amount', currency: { property: 'properties.currency', code: 'EUR' } };

describe('a definition in words', () => {
  it.each<[Partial<Definition>, string]>([
    [{}, 'Share of visitors with at least one “order” event.'],
    [
      { source: filtered },
      'Share of visitors with at least one “order” event where plan is pro and value is at least 10.',
    ],
    [{ kind: 'count', source: source('view', 'read') }, 'Number of “view” or “read” events per visitor.'],
    [{ kind: 'sum', value: euros }, 'Sum of amount in EUR over “order” events, per visitor.'],
    [{ kind: 'average', value }, 'Average value per “order” event.'],
    [
      {
        kind: 'ratio',
        measure: { of: 'sum', value },
        denominator: { source: source('visit'), measure: { of: 'distinct_users', value: null } },
      },
      'Sum of value over “order” events, divided by visitors with a “visit” event.',
    ],
    [
      { kind: 'funnel', source: null, steps: [source('cart'), source('order')] },
      'Share of visitors who go through “cart” event → “order” event, in this order.',
    ],
    [
      { kind: 'retention', retention: { fromDay: 1, toDay: 7 } },
      'Share of visitors with a “order” event on days 1 to 7 after their first exposure.',
    ],
    [
      { kind: 'quantile', value, quantile: { q: 0.9, per: 'end_user' } },
      '90th percentile of value over “order” events, one sum per visitor.',
    ],
    [
      { kind: 'distinct', distinct: { of: 'properties.sku' } },
      'Number of different sku of “order” events per visitor.',
    ],
  ])('%o', (definition, sentence) => {
    expect(definitionSentence({ ...plain, ...definition })).toBe(sentence);
  });

  it('tells what is not as by default, in percent and days', () => {
    const facts = definitionFacts({
      ...plain,
      kind: 'sum',
      window: { conversionWindowHours: 168, delayHours: 1, completeOnly: true },
      cap: { ...plain.cap, type: 'percentile', percentile: 0.995, ignoreZeros: true },
      cuped: { on: true, lookbackDays: 14 },
      minimumDetectableEffect: 0.07,
      nonInferiorityMargin: { type: 'relative', value: 0.02 },
    });
    expect(Object.fromEntries(facts)).toEqual({
      Goal: 'Higher is better',
      Window:
        '7 days after the first exposure, not counting the first 1 hour; only visitors whose window has passed',
      Outliers: 'capped at the 99.5th percentile, zeros ignored',
      Variance: 'CUPED with 14 days before exposure',
      'Smallest lift that matters': '7%',
      'Guardrail margin': '2% of the control',
    });
  });

  it('tells what a version changed', () => {
    expect(definitionChanges(plain, plain)).toEqual([]);
    expect(definitionChanges(plain, { ...plain, direction: 'decrease' })).toEqual(['Goal: Lower is better']);
  });
});
