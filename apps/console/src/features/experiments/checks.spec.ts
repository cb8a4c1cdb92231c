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

const draft = (changes: object = {}, variations: object[] = [control, green]): Draft =>
  ({ fields: { ...fields, ...changes }, conditions, segmentIds: [], variations }) as unknown as Draft;
const stateOf = (checks: readonly Check[], key: string) => checks.find((check) => check.key === key)?.state;

describe('the check list before the start', () => {
  it('finds nothing to do in a complete experiment', () => {
    expect(checksOf(draft(), primary, now).every(({ state }) => state === 'done')).toBe(true);
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
    const checks = checksOf(draft(changes, variations), primary, now);

    expect(stateOf(checks, key)).toBe('missing');
    expect(canStart(checks)).toBe(false);
  });

  it('asks for a metric or a conversion event', () => {
    expect(stateOf(checksOf(draft(), [], now), 'metric')).toBe('missing');
    expect(stateOf(checksOf(draft({ conversionEventType: 'buy' }), [], now), 'metric')).toBe('done');
    expect(stateOf(checksOf(draft(), [{ role: 'guardrail' }], now), 'metric')).toBe('warning');
  });

  it('only warns of missing conditions, plan and changes', () => {
    const open = { ...draft({ plannedUsers: null }, [control, { ...green, css: '' }]), conditions: [] };

    const checks = checksOf(open, primary, now);

    expect(['conditions', 'planned', 'changes'].map((key) => stateOf(checks, key))).toEqual(
      Array(3).fill('warning'),
    );
    expect(canStart(checks)).toBe(true);
  });
});
