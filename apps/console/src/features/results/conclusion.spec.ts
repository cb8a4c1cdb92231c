import { describe, expect, it } from '@jest/globals';
import { decisionStatuses, warningCodes } from '#libs/statistics';
import { warningTexts } from '../../texts/warnings.js';
import { conclude } from './conclusion.js';

type Results = Parameters<typeof conclude>[0];
type Status = Results['decision']['status'];

const interval = { lower: 0.1, upper: 0.3 };

/** Two metrics, of which the treatment is better on those named. */
function build({
  status,
  betterOn = ['Buyers'],
  ...more
}: Partial<Results> & { status: Status; betterOn?: string[] }) {
  const metric = (key: string, title: string) => ({
    key,
    title,
    comparisons: [
      {
        variantId: 2,
        relativeLift: 0.2,
        ciRelative: interval,
        verdict: betterOn.includes(title) ? 'better' : 'flat',
        bayesian: { chanceToBeatControl: 0.9999 },
      },
    ],
  });
  return {
    method: 'sequential',
    horizonReached: true,
    confidenceLevel: 0.95,
    warnings: [],
    guardrails: [],
    experiment: { status: 'Active' },
    protocol: { guardrailPolicy: 'non_inferior', minUsers: 100 },
    metrics: [metric('1', 'Buyers')],
    variants: [
      { variantId: 1, variantName: 'Control', isControl: true, expectedCount: 500 },
      { variantId: 2, variantName: 'Green', isControl: false, expectedCount: 500 },
    ],
    winner: status === 'winner' ? { variantId: 2, variantName: 'Green', metric: '1' } : null,
    decision: { status, metrics: ['1'], verdicts: { '2': betterOn.length > 0 ? 'better' : 'flat' } },
    ...more,
    ...(betterOn.length > 0 &&
      betterOn[0] !== 'Buyers' && { metrics: [metric('1', 'Buyers'), metric('2', 'Revenue')] }),
  } as unknown as Results;
}

const textOf = (results: Results): string => conclude(results).text;

describe('conclude', () => {
  it.each<[Status, string, RegExp]>([
    ['no_control', 'waiting', /nothing to compare/],
    ['srm_detected', 'bad', /^Do not decide/],
    ['insufficient_data', 'waiting', /^Too early/],
    ['keep_running', 'waiting', /keep the experiment running/],
    ['winner', 'good', /“Green” did better than “Control” on “Buyers”: \+20% .* \+10% to \+30%/],
    ['guardrail_blocked', 'bad', /should not be shipped/],
    ['control_wins', 'neutral', /^Keep “Control”/],
    ['inconclusive', 'neutral', /does not prove that there is no effect/],
    ['no_plan', 'neutral', /no planned size/],
    ['plan_changed', 'neutral', /significance level changed after the start/],
    ['ended_early', 'neutral', /ended before its plan/],
  ])('says of %s in a %s tone what it means', (status, tone, text) => {
    const shown = ['winner', 'guardrail_blocked'].includes(status);
    const conclusion = conclude(build({ status, betterOn: shown ? ['Buyers'] : [] }));

    expect(conclusion.tone).toBe(tone);
    expect(conclusion.text).toMatch(text);
  });

  it.each(decisionStatuses.filter((status) => !['winner', 'guardrail_blocked'].includes(status)))(
    'calls nothing better at %s',
    (status) => {
      const text = textOf(build({ status, betterOn: [] }));

      expect(text).not.toMatch(/did better|likely better than/);
    },
  );

  it('names only the metrics on which a winner is better', () => {
    const results = build({ status: 'winner', betterOn: ['Revenue'] });
    results.decision.metrics = ['1', '2'];

    const text = textOf(results);

    expect(text).toContain('on “Revenue”');
    expect(text).not.toContain('Buyers');
  });

  it('waits for the plan where the method allows a single look', () => {
    const text = textOf(build({ status: 'keep_running', method: 'frequentist', horizonReached: false }));

    expect(text).toMatch(/before the planned size is reached/);
  });

  it('says that a look without a plan is good once only', () => {
    const text = textOf(build({ status: 'winner', method: 'frequentist', warnings: ['no_plan'] }));

    expect(text).toMatch(/first and only look/);
  });

  it('puts the near end of the interval first when a winner was read early', () => {
    const text = textOf(build({ status: 'winner', warnings: ['early_stop_estimate'] }));

    expect(text).toMatch(/at least \+10% .* estimated \+20%.* too large on average/);
  });

  it('goes by the protocol: its least users, and which guardrails block', () => {
    const minUsers = 2_500;
    const guardrails = [{ variantId: 2, title: 'Refunds', status: 'inconclusive' }];
    const lenient = { guardrailPolicy: 'no_harm', minUsers };

    const few = textOf(build({ status: 'insufficient_data', protocol: lenient } as never));
    const ahead = textOf(build({ status: 'keep_running', guardrails, protocol: lenient } as never));

    expect(few).toMatch(/at least 2,500 visitors/);
    expect(ahead).toMatch(/not yet clear which variation is best/);
    expect(ahead).not.toMatch(/guardrail/);
  });

  it('speaks of guardrails only where they block everything that is ahead', () => {
    const guardrails = [{ variantId: 2, title: 'Refunds', status: 'inconclusive' }];
    const verdicts = { '1': 'better', '2': 'better' };
    const decision = { status: 'keep_running', metrics: ['1'], verdicts };

    const text = textOf(build({ status: 'keep_running', guardrails, decision } as never));

    expect(text).toMatch(/not yet clear which variation is best/);
  });

  it('says that a variation is ahead while its guardrails are open', () => {
    const guardrails = [{ variantId: 2, title: 'Refunds', status: 'inconclusive' }];
    const text = textOf(build({ status: 'keep_running', guardrails } as never));

    expect(text).toMatch(/guardrails are not proven safe yet/);
    expect(textOf(build({ status: 'keep_running' }))).toMatch(/not yet clear which variation is best/);
  });

  it('does not tell to keep running what is paused', () => {
    const experiment = { status: 'Paused' } as Results['experiment'];

    expect(textOf(build({ status: 'keep_running', betterOn: [], experiment }))).toMatch(/is paused/);
  });

  it('does not wait for a comparison where all visitors get one variation', () => {
    const variants = [
      { variantId: 1, variantName: 'Control', isControl: true, expectedCount: 0 },
      { variantId: 2, variantName: 'Green', isControl: false, expectedCount: 200 },
    ] as unknown as Results['variants'];

    expect(textOf(build({ status: 'insufficient_data', betterOn: [], variants }))).toMatch(/same variation/);
  });

  it.each(['inconclusive', 'no_plan', 'plan_changed', 'ended_early'] as const)(
    'says the reason of the decision where something is shown but nothing decided: %s',
    (status) => {
      const results = build({ status });
      results.decision.reason = 'Several treatments are better than the control; which is best is open.';

      expect(textOf(results)).toBe(results.decision.reason);
    },
  );

  it('calls chances chances, rounded down, and adds that they do not bear looking often', () => {
    const text = textOf(build({ status: 'winner', method: 'bayesian' }));

    expect(text).toMatch(/likely better .* 99\.9%.* does not correct for repeated looks/);
  });

  it.each(decisionStatuses)('calls no difference of a personalization an effect at %s', (status) => {
    const text = textOf(build({ status, warnings: ['not_randomized'] }));

    expect(text).toMatch(/are not effects/);
  });

  it.each(decisionStatuses)('calls no difference over several rules of a flag an effect at %s', (status) => {
    const text = textOf(build({ status, warnings: ['rules_mixed'] }));

    expect(text).toMatch(/Several rules .* are not effects/);
  });

  it.each([
    ['fail', 'got worse'],
    ['inconclusive', 'is not proven safe'],
  ] as const)('says which guardrail blocks, and that it %s', (status, words) => {
    const guardrails = [{ variantId: 2, title: 'Refunds', status }] as unknown as Results['guardrails'];

    const text = textOf(build({ status: 'guardrail_blocked', guardrails }));

    expect(text).toContain(`“Refunds” ${words}`);
  });
});

describe('warningTexts', () => {
  const own = [
    'not_randomized',
    'rules_mixed',
    'unknown_shares',
    'events_removed',
    'no_series',
    'series_pending',
    'srm_in_groups',
    'effect_changes',
    'crossed_over',
    'moved_between_rules',
    'late_answers',
    'not_applied',
    'looped',
  ];

  it.each([...warningCodes, ...own])('say what %s means and what to do', (code) => {
    const text = warningTexts[code];

    expect(text?.means).toMatch(/\.$/);
    expect(text?.todo).toMatch(/\.$/);
  });
});
