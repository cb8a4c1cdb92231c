import fc from 'fast-check';
import { type BodyLimits, maxBodyDepth } from './body-limits.js';
import { findExcess } from './json-shape.js';

const limits: BodyLimits = { bytes: 1, keys: 3, values: 50 };

const keysOf = (count: number) => Array.from({ length: count }, (_, index) => `"k${index}":1`).join();
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('findExcess', () => {
  it.each([
    ['as many keys as are allowed', `{${keysOf(3)}}`],
    ['as many keys in each of several objects', `[{${keysOf(3)}},{${keysOf(3)}}]`],
    ['keys around those of an object inside', `{"a":{${keysOf(3)}},"b":1,"c":2}`],
    ['signs inside texts', `{"a":"{[{[::::,,,,","b\\":{{{{":"\\\\","c":"\\\\\\"::::"}`],
    ['as many levels as are allowed', nested(maxBodyDepth)],
    ['no JSON', '}}}}]]]{'],
    ['a text without an end', '{"a'],
  ])('finds none in %s', (_, text) => {
    expect(findExcess(text, limits)).toBeUndefined();
  });

  it.each([
    ['one key too many', `{${keysOf(4)}}`, 'more than 3 keys'],
    ['the same key again and again', '{"a":1,"a":1,"a":1,"a":1}', 'more than 3 keys'],
    ['one key too many after an object inside', `{"a":{${keysOf(3)}},"b":1,"c":2,"d":3}`, 'more than 3 keys'],
    ['one key too many deep inside', `[[{"a":{${keysOf(4)}}}]]`, 'more than 3 keys'],
    ['too many levels of lists', nested(maxBodyDepth + 1), 'more than 32 levels'],
    ['too many levels of objects', '{"a":'.repeat(33), 'more than 32 levels'],
    ['too many levels without an end', '[{"a":'.repeat(17), 'more than 32 levels'],
    ['too many items', `[${'1,'.repeat(51)}1]`, 'more than 50 values'],
    ['too many empty objects', `[${'{},'.repeat(30)}{}]`, 'more than 50 values'],
  ])('finds %s', (_, text, excess) => {
    expect(findExcess(text, limits)).toContain(excess);
  });

  it('says of any JSON what its value says, whatever its texts', () => {
    const value = fc.jsonValue({
      maxDepth: 6,
      depthSize: 'max',
      stringUnit: fc.constantFrom('"', '\\', ':', '{', 'a', 'é'),
    });
    fc.assert(
      fc.property(value, fc.integer({ min: 1, max: 8 }), (json, keys) => {
        const tooMany = findExcess(JSON.stringify(json), { ...limits, keys, values: 1_000_000 });

        expect(tooMany !== undefined).toBe(mostKeys(json) > keys);
      }),
      { numRuns: 500 },
    );
  });
});

function mostKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Math.max(own, ...Object.values(value).map(mostKeys));
}
