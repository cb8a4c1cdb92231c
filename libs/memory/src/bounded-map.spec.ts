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
