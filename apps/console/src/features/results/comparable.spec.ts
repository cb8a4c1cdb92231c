import { describe, expect, it } from '@jest/globals';
import { comparableOnly } from './comparable.js';

type Results = Parameters<typeof comparableOnly>[0];

const results = (more: object): Results =>
  ({
    decision: { status: 'keep_running' },
    variants: [{ expectedCount: 50 }, { expectedCount: 50 }],
    warnings: ['no_plan', 'content_changed'],
    comparison: {},
    comparisons: [{}],
    guardrails: [{}],
    breakdown: {
      warnings: ['low_counts'],
      groups: [{ value: 'de', metrics: [{ key: '1', comparisons: [{}], warnings: [] }] }],
    },
    metrics: [{ key: '1', comparisons: [{}], warnings: ['low_counts', 'events_before_assignment'] }],
    ...more,
  }) as unknown as Results;

describe('comparableOnly', () => {
  it('leaves a randomized experiment as it is', () => {
    const compared = results({});

    expect(comparableOnly(compared)).toBe(compared);
  });

  it.each([
    ['a personalization', { warnings: ['not_randomized', 'no_plan'] }, ['not_randomized']],
    ['several rules of a flag', { warnings: ['rules_mixed', 'no_plan'] }, ['rules_mixed']],
    [
      'a redirect for everyone',
      { decision: { status: 'insufficient_data' }, variants: [{ expectedCount: 0 }, { expectedCount: 200 }] },
      ['content_changed'],
    ],
  ])('compares nothing of %s', (_, more, warnings) => {
    expect(comparableOnly(results(more))).toMatchObject({
      warnings,
      comparison: null,
      comparisons: [],
      guardrails: [],
      breakdown: { warnings: [], groups: [{ value: 'de', metrics: [{ key: '1', comparisons: [] }] }] },
      metrics: [{ key: '1', comparisons: [], warnings: ['events_before_assignment'] }],
    });
  });

  it('leaves what is compared within each rule of a flag', () => {
    const breakdown = {
      by: 'rule_id',
      warnings: [],
      groups: [{ value: '1', metrics: [{ comparisons: [{}] }] }],
    };
    const shown = comparableOnly(results({ warnings: ['rules_mixed'], breakdown }));

    expect(shown.breakdown).toEqual(breakdown);
    expect(shown.comparisons).toEqual([]);
  });
});
