import { describe, expect, it } from '@jest/globals';
import { canStart, checksOf, type Check } from './checks.js';
import type { Draft } from './draft/draft.js';

const now = new Date('2026-11-22T12:00:00Z');
const control = {
  key: 'a',
  title: 'Control',
  traffic: 50,
  isControl: true,
  css: '',
  changes: [],
  js: '',
  redirectUrl: '',
};
const green = { ...control, key: 'b', title: 'Green', isControl: false, css: 'a {}' };
const fields = { title: 'T', type: 'AB Test', conversionEventType: '', plannedUsers: 100, endAt: null };
const conditions = [{ key: 'c', operator: 'CONTAIN', urls: ['/'] }];
const primary = [{ role: 'primary' }];
const seen = { kind: 'seen', origin: 'https://shop.example', lastAt: '2026-11-22T11:00:00.000Z' } as const;
const known = { metrics: primary, tag: seen, now };

const draft = (changes: object = {}, variations: object[] = [control, green]): Draft =>
  ({ fields: { ...fields, ...changes }, conditions, segmentIds: [], variations }) as unknown as Draft;
const stateOf = (checks: readonly Check[], key: string) => checks.find((check) => check.key === key)?.state;

describe('the check list before the start', () => {
  it('finds nothing to do in a complete experiment', () => {
    expect(checksOf(draft(), known).every(({ state }) => state === 'done')).toBe(true);
  });

  it.each([
    ['a title', { title: ' ' }, [control, green], 'title'],
    ['a second variation', {}, [{ ...control, traffic: 100 }], 'alternative'],
    ['shares of 100', {}, [control, { ...green, traffic: 40 }], 'shares'],
    ['one control', {}, [{ ...control, isControl: false }, green], 'control'],
    ['addresses of a Split URL', { type: 'Split URL' }, [control, green], 'redirects'],
    ['segments of a Personalization', { type: 'Personalization' }, [control, green], 'segments'],
    ['an end in the future', { endAt: '2026-11-22T11:00:00Z' }, [control, green], 'end'],
  ])('asks for %s', (_, changes, variations, key) => {
    const checks = checksOf(draft(changes, variations), known);

    expect(stateOf(checks, key)).toBe('missing');
    expect(canStart(checks)).toBe(false);
  });

  it('asks for a metric or a conversion event', () => {
    expect(stateOf(checksOf(draft(), { ...known, metrics: [] }), 'metric')).toBe('missing');
    expect(
      stateOf(checksOf(draft({ conversionEventType: 'buy' }), { ...known, metrics: [] }), 'metric'),
    ).toBe('done');
    expect(stateOf(checksOf(draft(), { ...known, metrics: [{ role: 'guardrail' }] }), 'metric')).toBe(
      'warning',
    );
  });

  it.each([
    ['never seen', { kind: 'never' }],
    ['seen on another website', { ...seen, kind: 'elsewhere', wanted: 'https://other.example' }],
    ['refused', { ...seen, kind: 'refused' }],
  ] as const)('warns of a tag that is %s, and says nothing of one it cannot know', (_, tag) => {
    expect(stateOf(checksOf(draft(), { ...known, tag }), 'tag')).toBe('warning');
    expect(stateOf(checksOf(draft(), { ...known, tag: undefined }), 'tag')).toBeUndefined();
  });

  it('only warns of missing conditions, plan and changes', () => {
    const open = { ...draft({ plannedUsers: null }, [control, { ...green, css: '' }]), conditions: [] };

    const checks = checksOf(open, known);

    expect(['conditions', 'planned', 'changes'].map((key) => stateOf(checks, key))).toEqual(
      Array(3).fill('warning'),
    );
    expect(canStart(checks)).toBe(true);
  });
});
