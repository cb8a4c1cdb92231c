import fc from 'fast-check';
import { definitionOf, sourceOf } from '../testing/definitions.js';
import { cubedDeviationsOf, Decimal, deviationsOf } from './decimal.js';
import { compileSums, noSums } from './end-user-sums.js';
import {
  areSameValues,
  keepValue,
  readValue,
  withCounting,
  withHistoryOf,
  type KeptValue,
} from './kept-value.js';

const amount = (x: string, rest = {}) => ({
  ...{ x: Decimal.of(x), y: Decimal.zero, depth: 0, values: [], ignored: 0, rest: null },
  ...rest,
});

describe('a kept value', () => {
  it('is short where little is known, and reads back', () => {
    const nothing = { own: amount('0'), history: amount('0') };
    expect(keepValue(nothing, true)).toEqual([]);
    const kept = keepValue(
      { own: amount('12.5', { y: Decimal.of(3), ignored: 2 }), history: amount('-1') },
      false,
    );
    expect(kept).toEqual(['12.5', '3', '-1', '0', 0, 2, 1]);
    const { x, y, c, ignored, counts } = readValue(kept);
    expect([String(x), String(y), String(c), ignored, counts]).toEqual(['12.5', '3', '-1', 2, false]);
    expect(areSameValues(withCounting(kept, true), ['12.5', '3', '-1', '0', 0, 2])).toBe(true);
    expect(withCounting(keepValue(nothing, false), true)).toEqual([]);
  });

  it('can have the history of another', () => {
    expect(withHistoryOf(['5'], ['1', '0', '7', '8'])).toEqual(['5', '0', '7', '8']);
  });
});

describe('sums', () => {
  it('leave no trace of who was added and taken out', () => {
    const decimal = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((cents) => (cents / 100).toFixed(2));
    const value = fc.tuple(
      decimal,
      decimal,
      decimal,
      decimal,
      fc.integer({ min: 0, max: 3 }),
      fc.constantFrom(0, 1),
    );
    const definition = definitionOf({
      kind: 'funnel',
      source: null,
      steps: ['a', 'b', 'c'].map((type) => sourceOf(type)),
    });
    const add = compileSums(definition);
    fc.assert(
      fc.property(fc.array(value, { maxLength: 20 }), (given) => {
        const values = given.map(([x, y, c, d, depth, open]) =>
          readValue([x, y, c, d, depth, 0, open] satisfies KeptValue),
        );
        const total = noSums(3);
        for (const one of values) add(total, one, 1);
        const counting = values.filter(({ counts }) => counts);
        expect(total.users).toBe(counting.length);
        expect(total.steps).toEqual(
          [1, 2, 3].map((step) => counting.filter(({ depth }) => depth >= step).length),
        );
        const products = counting.reduce((sum, { x, y }) => sum.plus(x.times(y)), Decimal.zero);
        expect(total.sums.xy.equals(products)).toBe(true);
        const threefold = noSums(3);
        for (const one of values) add(threefold, one, 3);
        for (const one of values) for (const times of [-1, -2]) add(threefold, one, times);
        for (const one of values) add(total, one, -1);
        expect(threefold).toEqual(total);
        expect(total.users).toBe(0);
        expect(Object.values(total.sums).every(({ isZero }) => isZero)).toBe(true);
      }),
      { numRuns: 100, seed: 3 },
    );
  });

  it('stay exact, and finite in every statistic, with values near the limit next to small ones', () => {
    const add = compileSums(definitionOf({ kind: 'sum' }));
    const total = noSums(0);
    const huge = readValue(['999999999999999999.999999999', '0', '-999999999999999999.999999999']);
    const small = readValue(['0.000000001']);
    const users = 10_000;
    for (let i = 0; i < users; i++) add(total, huge, 1);
    add(total, small, 1);
    expect(String(total.sums.x)).toBe('9999999999999999999999.999990001');
    const { x, xx, xxx } = total.sums;
    const spread = deviationsOf(users + 1, xx, [x, x]);
    const skew = cubedDeviationsOf(users + 1, [x, xx, xxx]);
    expect([spread, skew].every(Number.isFinite)).toBe(true);
    expect(spread / (users / (users + 1)) / 1e36).toBeCloseTo(1, 9);
    for (let i = 0; i < users; i++) add(total, huge, -1);
    expect([String(total.sums.x), String(total.sums.xc), total.users]).toEqual(['0.000000001', '0', 1]);
  });

  it('are of values cut on both sides', () => {
    const cap = { type: 'fixed', upper: 10, lower: -5, percentile: null, ignoreZeros: false } as const;
    const add = compileSums(definitionOf({ kind: 'sum', cap }));
    const total = noSums(0);
    for (const x of ['25', '-7.5', '3.25']) add(total, readValue([x, '0', x]), 1);
    expect(['x', 'xx', 'c'].map((name) => String(total.sums[name as 'x']))).toEqual([
      '8.25',
      '135.5625',
      '8.25',
    ]);
  });
});
