import { describe, expect, it } from '@jest/globals';
import { groupsOf, verdictOf, type ScorecardChoice } from './scorecard-rows.js';

type Results = Parameters<typeof groupsOf>[0];

const all: ScorecardChoice = { search: '', role: '', isChangedOnly: false, sort: '' };

const metric = (title: string, role: string, lift: number | null, verdict = 'flat') => ({
  ...{ key: title, title, role, kind: 'binomial' },
  comparisons: [{ variantId: 2, relativeLift: lift, verdict }],
});

const results = {
  metrics: [
    metric('Orders', 'primary', 0.1, 'better'),
    metric('Carts', 'primary', 0.3),
    metric('Visits', 'secondary', null, 'insufficient_data'),
    metric('Basket size', 'secondary', -0.2),
    metric('Refunds', 'guardrail', -0.1),
  ],
  guardrails: [{ metric: 'Refunds', variantId: 2, status: 'fail' }],
} as unknown as Results;

const titlesOf = (choice: Partial<ScorecardChoice>) =>
  groupsOf(results, { ...all, ...choice }).map(({ role, metrics }) => [
    role,
    metrics.map(({ title }) => title),
  ]);

describe('groupsOf', () => {
  it('has a group for each role, in the order of the experiment', () => {
    expect(titlesOf({})).toEqual([
      ['primary', ['Orders', 'Carts']],
      ['secondary', ['Visits', 'Basket size']],
      ['guardrail', ['Refunds']],
    ]);
  });

  it.each<[Partial<ScorecardChoice>, unknown]>([
    [{ search: ' cart' }, [['primary', ['Carts']]]],
    [{ role: 'secondary' }, [['secondary', ['Visits', 'Basket size']]]],
    [
      { isChangedOnly: true },
      [
        ['primary', ['Orders']],
        ['guardrail', ['Refunds']],
      ],
    ],
    [{ role: 'primary', sort: 'title' }, [['primary', ['Carts', 'Orders']]]],
    [{ role: 'primary', sort: '-2' }, [['primary', ['Carts', 'Orders']]]],
    [{ role: 'secondary', sort: '2' }, [['secondary', ['Basket size', 'Visits']]]],
    [{ role: 'secondary', sort: '-2' }, [['secondary', ['Basket size', 'Visits']]]],
    [{ search: 'nothing' }, []],
  ])('narrows and sorts by %j', (choice, expected) => {
    expect(titlesOf(choice)).toEqual(expected);
  });
});

describe('verdictOf', () => {
  it('is the status of a guardrail, and of other metrics what the comparison says', () => {
    const [orders, , , , refunds] = results.metrics;

    expect(verdictOf(refunds!, refunds!.comparisons[0]!, results.guardrails)).toBe('guardrail_fail');
    expect(verdictOf(orders!, orders!.comparisons[0]!, results.guardrails)).toBe('better');
  });
});
