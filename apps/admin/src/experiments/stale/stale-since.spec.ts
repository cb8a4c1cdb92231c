import { dayMs } from '#libs/durations';
import { servedToEverybody } from './served-to-everybody.js';
import { staleSince, type ServingVersion } from './stale-since.js';

const now = new Date('2026-06-30T12:00:00Z');
const ago = (days: number): Date => new Date(now.getTime() - days * dayMs);

const on = (days: number, given: Partial<ServingVersion> = {}): ServingVersion => ({
  ...{ at: ago(days), status: 'Active', shippedVariationId: null, coverage: 100, groupId: null },
  ...{ rules: [], pins: [], isNarrowed: false },
  variations: [
    { id: 1, traffic: 0, isControl: true },
    { id: 2, traffic: 100, isControl: false },
  ],
  ...given,
});

const rule = (serve: ServingVersion['rules'][number]['serve']): ServingVersion['rules'][number] => ({
  ...{ id: 1, name: 'Some', segmentIds: [4], prerequisites: [], coverage: 10, schedule: [], serve },
});

describe('servedToEverybody', () => {
  it.each<[string, Partial<ServingVersion>, number | null]>([
    ['one variation', {}, 2],
    ['a Draft', { status: 'Draft' }, null],
    ['one that is off', { status: 'Paused' }, 1],
    ['one that has ended', { status: 'Ended' }, 1],
    ['one that is shipped', { status: 'Ended', shippedVariationId: 2 }, 2],
    ['one that is shipped to some', { status: 'Ended', shippedVariationId: 2, isNarrowed: true }, null],
    ['some end users', { coverage: 99 }, null],
    ['a segment', { isNarrowed: true }, null],
    ['a group', { groupId: 3 }, null],
    ['rules that serve the same', { rules: [rule({ variationId: 2 })] }, 2],
    ['rules that serve another', { rules: [rule({ variationId: 1 })] }, null],
    ['rules with shares', { rules: [rule({ shares: [{ variationId: 2, percent: 100 }] })] }, null],
    ['pins to another', { pins: [{ endUserId: 'a', variationId: 1 }] }, null],
  ])('of %s', (_, given, expected) => {
    expect(servedToEverybody(on(0, given))).toBe(expected);
  });
});

describe('staleSince', () => {
  const asked = ago(0);

  it('is since everybody gets the same, whatever else has changed since then', () => {
    const versions = [on(5), on(40), on(60, { coverage: 50 })];

    expect(staleSince(versions, asked, now)).toEqual({ reason: 'one_variation', since: ago(40) });
  });

  it('is not before 30 days, nor while end users get different ones', () => {
    expect(staleSince([on(29), on(60, { status: 'Draft' })], asked, now)).toBeNull();
    expect(staleSince([on(90, { coverage: 50 })], asked, now)).toBeNull();
    expect(staleSince([on(40, { status: 'Draft' })], asked, now)).toBeNull();
  });

  it('is since it was last asked for, but not before it was started', () => {
    const split = { coverage: 50 };

    expect(staleSince([on(90, split)], ago(15), now)).toEqual({ reason: 'not_asked', since: ago(15) });
    expect(staleSince([on(20, split), on(90, { status: 'Draft' })], null, now)).toEqual({
      ...{ reason: 'not_asked', since: ago(20) },
    });
    expect(staleSince([on(13, split), on(90, { ...split, status: 'Paused' })], ago(80), now)).toBeNull();
    expect(staleSince([on(90)], ago(14), now)?.reason).toBe('not_asked');
  });

  it('says of one that is off that it serves its control, whether it is asked for or not', () => {
    const off = on(31, { status: 'Paused' });

    expect(staleSince([off, on(90)], null, now)).toEqual({ reason: 'one_variation', since: ago(31) });
  });
});
