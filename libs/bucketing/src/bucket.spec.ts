import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { bucketOf, createBucketOf } from './bucket.js';
import { murmur3 } from './murmur3.js';
import { assignmentKeySuffix } from './ranges.js';
import { cumulativeLimits, pickVariation } from './shares.js';

interface BucketVectors {
  allocations: { weights: number[] }[];
  aggregates: {
    experimentId: number;
    endUserIdFrom: number;
    endUserIdTo: number;
    sum_of_buckets: number;
    sha256_of_buckets: string;
    counts: number[][];
  }[];
  cases: {
    endUserId: string | number;
    experimentId: string | number;
    hash_int32_signed: number;
    bucket: number;
    assignments: number[];
  }[];
}

const vectors = JSON.parse(
  readFileSync(new URL('../../../test/vectors/bucketing.json', import.meta.url), 'utf8'),
) as BucketVectors;
const settings = { hashSeed: 0, maxTrafficVal: 10000 };
const allLimits = vectors.allocations.map(({ weights }) => cumulativeLimits(weights, 10000));

describe('bucketOf', () => {
  it('gives hash, bucket and variations of every reference case', () => {
    const given = vectors.cases.map(({ endUserId, experimentId }) => {
      const key = `${endUserId}:${experimentId}`;
      const bucket = bucketOf(key, settings);
      return {
        hash_int32_signed: murmur3(key, 0),
        bucket,
        assignments: allLimits.map((limits) => pickVariation(bucket, limits)),
      };
    });

    expect(vectors.cases).toHaveLength(240);
    vectors.cases.forEach((expected, i) => expect(expected).toMatchObject(given[i]!));
  });

  it.each(vectors.aggregates)(
    'gives the buckets of 100,000 end users in experiment $experimentId',
    (aggregate) => {
      const toBucket = createBucketOf(settings);
      const buckets: number[] = [];

      for (let id = aggregate.endUserIdFrom; id <= aggregate.endUserIdTo; id++) {
        buckets.push(toBucket(`${id}`, `:${aggregate.experimentId}`));
      }

      expect(buckets.reduce((sum, bucket) => sum + bucket, 0)).toBe(aggregate.sum_of_buckets);
      expect(createHash('sha256').update(buckets.join('\n')).digest('hex')).toBe(aggregate.sha256_of_buckets);
      expect(allLimits.map((limits) => countPerVariation(buckets, limits))).toEqual(aggregate.counts);
    },
  );

  it('takes the absolute value of -2^31 without overflow', () => {
    expect(murmur3('j0bu13v2:7', 0)).toBe(-(2 ** 31));

    expect(bucketOf('j0bu13v2:7', settings)).toBe(3649);
  });

  it('stays within 1 to maxTrafficVal for any key and setting', () => {
    const anySettings = fc.record({
      hashSeed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      maxTrafficVal: fc.integer({ min: 1, max: 214748 }).map((n) => n * 10000),
      hmacSalt: fc.option(fc.string(), { nil: undefined }),
    });

    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), anySettings, (key, anySetting) => {
        const bucket = bucketOf(key, anySetting);

        expect(Number.isInteger(bucket) && bucket >= 1 && bucket <= anySetting.maxTrafficVal).toBe(true);
      }),
    );
  });

  it('takes the first four bytes of HMAC-SHA256 as a signed big-endian integer when salted', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 100 }),
        fc.string({ maxLength: 80 }),
        (hmacSalt, key) => {
          const hash = createHmac('sha256', hmacSalt).update(key).digest().readInt32BE(0);

          expect(bucketOf(key, { ...settings, hmacSalt })).toBe((Math.abs(hash) % 10000) + 1);
        },
      ),
    );
  });

  it('takes an empty salt for none', () => {
    expect(bucketOf('a:1', { ...settings, hmacSalt: '' })).toBe(bucketOf('a:1', settings));
  });

  it.each([0, -10000, 5000, 10001, 2 ** 31 + 7648, Number.NaN])('refuses %d buckets', (maxTrafficVal) => {
    expect(() => createBucketOf({ hashSeed: 0, maxTrafficVal })).toThrow(RangeError);
  });
});

describe('buckets of many end users', () => {
  const toBucket = createBucketOf(settings);

  it.each([1, 7, 42, 1000003])('spread evenly over all 10,000 in experiment %d', (experimentId) => {
    const endUsers = 200_000;
    const suffix = assignmentKeySuffix(experimentId);
    const counts = new Array<number>(10000).fill(0);

    for (let id = 1; id <= endUsers; id++) counts[toBucket(`${id}`, suffix) - 1]!++;

    expect(Math.abs(zOfChiSquare(chiSquare(counts, endUsers / 10000), 9999))).toBeLessThan(4);
  });

  it.each([
    [1, 2],
    [1, 11],
    [42, 43],
  ])('are independent between the experiments %d and %d', (one, other) => {
    const endUsers = 100_000;
    const cells = new Array<number>(400).fill(0);

    for (let id = 1; id <= endUsers; id++) {
      cells[
        Math.floor((toBucket(`${id}`, `:${one}`) - 1) / 500) * 20 +
          Math.floor((toBucket(`${id}`, `:${other}`) - 1) / 500)
      ]!++;
    }

    expect(Math.abs(zOfChiSquare(chiSquare(cells, endUsers / 400), 399))).toBeLessThan(4);
  });
});

function countPerVariation(buckets: number[], limits: number[]): number[] {
  const counts = limits.map(() => 0);
  for (const bucket of buckets) counts[pickVariation(bucket, limits)!]!++;
  return counts;
}

function chiSquare(counts: number[], expected: number): number {
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** The chi-square as a standard normal deviate (Wilson and Hilferty's cube root). */
function zOfChiSquare(value: number, degreesOfFreedom: number): number {
  const spread = 2 / (9 * degreesOfFreedom);
  return (Math.cbrt(value / degreesOfFreedom) - (1 - spread)) / Math.sqrt(spread);
}
