import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { BoundedMap } from './bounded-map.js';

const filled = (capacity: number, keys: Iterable<string>): BoundedMap<string, string> => {
  const map = new BoundedMap<string, string>(capacity);
  for (const key of keys) map.set(key, key.toUpperCase());
  return map;
};

it('has no more entries than there is room for, and forgets the oldest', () => {
  expect([...filled(2, 'abcd')]).toEqual([
    ['c', 'C'],
    ['d', 'D'],
  ]);
});

it('counts what is set again as the newest, and what is read as old as it was', () => {
  const map = filled(3, 'abc');
  map.set('a', 'again');
  map.get('b');
  map.set('d', 'D');
  expect([...map.keys()]).toEqual(['c', 'a', 'd']);
  expect(map.get('a')).toBe('again');
});

it('fills up again after all were deleted', () => {
  const map = filled(2, 'abc');
  map.clear();
  expect([...map.set('d', 'D').set('e', 'E').set('f', 'F').keys()]).toEqual(['e', 'f']);
  for (const key of 'ef') map.delete(key);
  expect([...map.set('g', 'G').set('h', 'H').set('g', 'G').set('i', 'I').keys()]).toEqual(['g', 'i']);
});

it('has the keys that were set last, whatever is set, deleted and cleared between', () => {
  const key = fc.integer({ min: 0, max: 9 });
  const step = fc.oneof(
    { weight: 20, arbitrary: fc.record({ set: key }) },
    { weight: 5, arbitrary: fc.record({ delete: key }) },
    { weight: 1, arbitrary: fc.constant('clear' as const) },
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.array(step, { maxLength: 200 }), (capacity, steps) => {
      const map = new BoundedMap<number, number>(capacity);
      let expected: number[] = [];
      for (const each of steps) {
        if (each === 'clear') {
          map.clear();
          expected = [];
        } else if ('delete' in each) {
          map.delete(each.delete);
          expected = expected.filter((other) => other !== each.delete);
        } else {
          map.set(each.set, each.set);
          expected = [...expected.filter((other) => other !== each.set), each.set].slice(-capacity);
        }
        expect([...map.keys()]).toEqual(expected);
      }
    }),
  );
});

it('has the keys that were set last after thousands of others', () => {
  const map = new BoundedMap<number, number>(7);
  let expected: number[] = [];
  for (let key = 0; key < 5_000; key++) {
    for (const set of key % 3 === 0 ? [key, key - 2] : [key]) {
      map.set(set, key);
      expected = [...expected.filter((other) => other !== set), set].slice(-7);
    }
    if (key % 100 === 0) expect([...map.keys()]).toEqual(expected);
  }
});

it('lets go of what was replaced, also when it is never full again', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const map = new BoundedMap<number, object>(100);
  for (let key = 0; key < 200; key++) map.set(key, {});
  for (let key = 0; key < 180; key++) map.delete(key);
  const replaced = Array.from({ length: 200 }, (_, i) => {
    const value = {};
    map.set(i % 5, value);
    return new WeakRef(value);
  });
  for (let i = 0; i < 5_000; i++) map.set(i % 5, {});

  // Until then whatever a WeakRef was made of is kept.
  await new Promise((resolve) => setImmediate(resolve));
  collect();

  expect(replaced.filter((one) => one.deref() !== undefined)).toHaveLength(0);
});
