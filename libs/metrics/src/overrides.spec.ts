import { applyOverrides, parseDefinition, parseOverrides } from './index.js';

const definition = parseDefinition({ kind: 'sum', source: { eventTypes: ['purchase'] } }).definition!;

it('reads what an experiment has otherwise', () => {
  const cap = { type: 'fixed', upper: 5, lower: null, percentile: null, ignoreZeros: false };
  const given = {
    conversionWindowHours: 24,
    delayHours: 1,
    cap: { type: 'fixed', upper: 5 },
    margin: { value: 0.1 },
  };
  const { overrides } = parseOverrides(given);
  expect(overrides).toEqual({
    ...{ conversionWindowHours: 24, delayHours: 1, cap, margin: { type: 'relative', value: 0.1 } },
  });
  expect(applyOverrides(definition, overrides).definition).toEqual({
    ...definition,
    ...{ cap, nonInferiorityMargin: { type: 'relative', value: 0.1 } },
    window: { conversionWindowHours: 24, delayHours: 1, completeOnly: false },
  });
});

it.each([[{}], [null], [undefined]])('takes %j for nothing', (given) => {
  expect(parseOverrides(given)).toEqual({ overrides: null, faults: [] });
});

it('refuses anything else, and what makes no sense for the kind', () => {
  expect(parseOverrides({ direction: 'decrease' }).faults).toEqual([
    { path: ['direction'], message: 'is not a known field' },
  ]);
  const rate = parseDefinition({ kind: 'conversion', source: { eventTypes: ['purchase'] } }).definition!;
  const { overrides } = parseOverrides({ cap: { type: 'fixed', upper: 5 }, completeOnly: true });
  expect(applyOverrides(rate, overrides).faults).toEqual([
    { path: ['completeOnly'], message: 'needs a conversion window' },
  ]);
  const { overrides: capped } = parseOverrides({ cap: { type: 'fixed', upper: 5 } });
  expect(applyOverrides(rate, capped).faults).toEqual([
    { path: ['cap', 'type'], message: 'must be none for the kind conversion' },
  ]);
});
