import { describe, expect, it } from '@jest/globals';
import { silenceOf, verdictOf } from './use-words.js';

const startedAt = '2026-05-01T12:00:00.000Z';
const interval = { lower: 0.01, upper: 0.07 };
const effect = { variantId: 2, variantName: 'Green', lift: 0.04, liftInterval: interval };
const effects = [{ ...effect, verdict: 'better', guardrail: null }];
type Use = Parameters<typeof silenceOf>[0];

describe('what is said in the place of lifts', () => {
  it.each<[Partial<Use>, RegExp]>([
    [{ startedAt: null, effects: null }, /Not started/],
    [{ effects: null }, /20 latest/],
    [{ effects: null, warnings: ['pending'] }, /calculated/],
    [{ warnings: ['not_randomized'] }, /personalization/],
    [{ warnings: ['no_control', 'filling'], effects: [] }, /No control/],
    [{ warnings: ['srm_detected', 'filling'] }, /calculated/],
    [{ effects: [] }, /No variation/],
  ])('%j', (use, words) => {
    expect(silenceOf({ startedAt, effects, warnings: [], ...use })).toMatch(words);
  });

  it('is nothing where lifts can be read, with caution or without', () => {
    expect(silenceOf({ startedAt, effects, warnings: [] })).toBeNull();
    expect(silenceOf({ startedAt, effects, warnings: ['srm_detected'] })).toBeNull();
  });
});

describe('the verdict of a use', () => {
  it('is that of the margin for guardrails, of the comparison for others', () => {
    expect(verdictOf({ verdict: 'flat', guardrail: 'pass' })).toBe('guardrail_pass');
    expect(verdictOf({ verdict: 'better', guardrail: null })).toBe('better');
  });
});
