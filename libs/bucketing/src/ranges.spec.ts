import fc from 'fast-check';
import { bucketOf, createBucketOf } from './bucket.js';
import { assignmentKeySuffix, coverageRange, fallsInto, groupRange, holdoutRange } from './ranges.js';

const settings = { hashSeed: 0, maxTrafficVal: 10000 };
const toBucket = createBucketOf(settings);
const percent = fc.integer({ min: 0, max: 10000 }).map((part) => part / 100);

describe('bucket ranges', () => {
  it('hang on keys of their own', () => {
    const keys = [
      'u1' + assignmentKeySuffix(5),
      'u1' + holdoutRange(5, 1, 10000).keySuffix,
      'u1' + groupRange({ id: 5, from: 0, to: 1 }, 10000).keySuffix,
      'u1' + coverageRange(5, 1, 10000).keySuffix,
    ];

    expect(keys).toEqual(['u1:5', 'u1:holdout:5', 'u1:group:5', 'u1:5:coverage']);
  });

  it('include the upper limit and exclude the lower one', () => {
    const bucket = bucketOf('u1:group:5', settings);
    const upTo = groupRange({ id: 5, from: 0, to: bucket / 100 }, 10000);
    const above = groupRange({ id: 5, from: bucket / 100, to: 100 }, 10000);

    expect(fallsInto(upTo, 'u1', toBucket)).toBe(true);
    expect(fallsInto(above, 'u1', toBucket)).toBe(false);
  });

  it('keep whoever was covered when coverage is raised', () => {
    fc.assert(
      fc.property(fc.string(), percent, percent, (endUserId, one, other) => {
        const before = coverageRange(9, Math.min(one, other), 10000);
        const after = coverageRange(9, Math.max(one, other), 10000);

        expect(fallsInto(before, endUserId, toBucket) && !fallsInto(after, endUserId, toBucket)).toBe(false);
      }),
    );
  });

  it('cover everyone at 100 percent and nobody at 0', () => {
    fc.assert(
      fc.property(fc.string(), (endUserId) => {
        expect(fallsInto(coverageRange(9, 100, 10000), endUserId, toBucket)).toBe(true);
        expect(fallsInto(coverageRange(9, 0, 10000), endUserId, toBucket)).toBe(false);
      }),
    );
  });

  it('give an end user at most one experiment of a group', () => {
    const slots = [
      { id: 3, from: 0, to: 12.5 },
      { id: 3, from: 12.5, to: 60 },
      { id: 3, from: 60, to: 100 },
    ].map((slot) => groupRange(slot, 10000));

    fc.assert(
      fc.property(fc.string(), (endUserId) => {
        expect(slots.filter((slot) => fallsInto(slot, endUserId, toBucket))).toHaveLength(1);
      }),
    );
  });

  it('hold out about the share asked for', () => {
    const range = holdoutRange(1, 10, 10000);

    let heldOut = 0;
    for (let id = 0; id < 100_000; id++) if (fallsInto(range, String(id), toBucket)) heldOut++;

    expect(Math.abs(heldOut - 10_000)).toBeLessThan(4 * Math.sqrt(100_000 * 0.1 * 0.9));
  });
});
