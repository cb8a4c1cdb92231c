import { describe, expect, it } from '@jest/globals';
import { definitionOf, metricBody, metricValues, type SharedMetric } from './form-values.js';

const source = { eventTypes: ['order'], filter: { value: { $gte: 10 } } };
const stored = {
  ...{ name: 'Revenue', key: 'revenue', description: '', tags: ['shop'], kind: 'sum', source },
  value: { property: 'properties.amount', currency: { property: 'properties.currency', code: 'EUR' } },
  ...{ measure: null, denominator: null, steps: [], retention: null, quantile: null, distinct: null },
  direction: 'increase',
  window: { conversionWindowHours: 168, delayHours: 0, completeOnly: false },
  cap: { type: 'percentile', upper: null, lower: null, percentile: 0.99, ignoreZeros: true },
  cuped: { on: true, lookbackDays: 14 },
  minimumDetectableEffect: 0.07,
  nonInferiorityMargin: { type: 'relative', value: 0.02 },
} as unknown as SharedMetric;
const { name: _name, key: _key, description: _description, tags: _tags, ...definition } = stored;

describe('the form of a shared metric', () => {
  it('gives back the definition that it shows, with percent in between', () => {
    const values = metricValues(stored);

    expect(values).toMatchObject({
      minimumDetectableEffect: 7,
      cap: { percentile: 99 },
      nonInferiorityMargin: { type: 'relative', value: 2 },
    });
    expect(definitionOf(values)).toEqual(definition);
  });

  it('leaves out what another kind would have', () => {
    const values = { ...metricValues(stored), kind: 'retention' as const };

    expect(definitionOf(values)).toMatchObject({
      ...{ value: null, measure: null, steps: [], retention: { fromDay: 1, toDay: 7 } },
      window: { conversionWindowHours: null, delayHours: 0, completeOnly: false },
      ...{ cap: { type: 'none', percentile: null }, cuped: { on: false } },
    });
    expect(metricBody(values)).not.toHaveProperty('value');
  });

  it('takes away a margin and an effect that are emptied', () => {
    const values = metricValues(stored);
    const body = metricBody({
      ...values,
      minimumDetectableEffect: '',
      nonInferiorityMargin: { type: 'none', value: 2 },
    });

    expect(body).toMatchObject({ minimumDetectableEffect: 0, nonInferiorityMargin: '' });
  });

  it('has 2 empty steps to begin a funnel with', () => {
    expect(metricValues().steps).toEqual([
      { eventTypes: [], filter: '' },
      { eventTypes: [], filter: '' },
    ]);
  });
});
