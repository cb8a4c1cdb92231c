import { decideWinner, type Candidate, type DecisionInput } from './decide-winner.js';
import { combineVerdicts, type Verdict } from './verdict.js';

const candidate = (key: string, verdict: Verdict, more: Partial<Candidate> = {}): Candidate => ({
  key,
  verdict,
  advantage: verdict === 'worse' ? -1 : 1,
  guardrails: [],
  best: true,
  ...more,
});
const input = (more: Partial<DecisionInput> = {}): DecisionInput => ({
  control: 'c',
  candidates: [candidate('a', 'better')],
  srmDetected: false,
  method: 'sequential',
  horizonReached: false,
  hasPlan: true,
  planChanged: false,
  endedEarly: false,
  termsBroken: false,
  guardrailPolicy: 'non_inferior',
  ...more,
});
const guarded = (...guardrails: Candidate['guardrails']) => [candidate('a', 'better', { guardrails })];

describe('decideWinner', () => {
  it.each<[string, Partial<DecisionInput>, { status: string; winner: string | null }]>([
    ['1: no control', { control: null }, { status: 'no_control', winner: null }],
    ['1: no treatment', { candidates: [] }, { status: 'no_control', winner: null }],
    ['1 before 2', { control: null, srmDetected: true }, { status: 'no_control', winner: null }],
    ['2: a mismatch', { srmDetected: true }, { status: 'srm_detected', winner: null }],
    [
      '2 before 3',
      { srmDetected: true, candidates: [candidate('a', 'insufficient_data')] },
      { status: 'srm_detected', winner: null },
    ],
    [
      '3: too little data everywhere',
      { candidates: [candidate('a', 'insufficient_data'), candidate('b', 'insufficient_data')] },
      { status: 'insufficient_data', winner: null },
    ],
    [
      '3 before 4',
      { method: 'fixed', candidates: [candidate('a', 'insufficient_data')] },
      { status: 'insufficient_data', winner: null },
    ],
    ['4: fixed before the horizon', { method: 'fixed' }, { status: 'keep_running', winner: null }],
    [
      '4 before 8',
      { method: 'fixed', candidates: [candidate('a', 'worse')] },
      { status: 'keep_running', winner: null },
    ],
    ['5: fixed at the horizon', { method: 'fixed', horizonReached: true }, { status: 'winner', winner: 'a' }],
    ['5: sequential at any time', {}, { status: 'winner', winner: 'a' }],
    [
      '5: fixed before the horizon, by the always-valid test',
      { method: 'fixed', endedEarly: true, termsBroken: true },
      { status: 'winner', winner: 'a' },
    ],
    [
      '5: the best one, not the one with the largest lift',
      {
        method: 'bayesian',
        candidates: [candidate('a', 'better'), candidate('b', 'better', { advantage: 2, best: false })],
      },
      { status: 'winner', winner: 'a' },
    ],
    [
      '9: several better, none the best',
      { method: 'bayesian', candidates: [candidate('a', 'better', { best: false })], horizonReached: true },
      { status: 'inconclusive', winner: null },
    ],
    [
      '9: nothing shown after an early end',
      { method: 'fixed', endedEarly: true, termsBroken: true, candidates: [candidate('a', 'flat')] },
      { status: 'ended_early', winner: null },
    ],
    [
      '9: nothing shown after a changed plan',
      { method: 'fixed', planChanged: true, termsBroken: true, candidates: [candidate('a', 'flat')] },
      { status: 'plan_changed', winner: null },
    ],
    [
      '9: nothing shown without a plan',
      { method: 'fixed', hasPlan: false, termsBroken: true, candidates: [candidate('a', 'flat')] },
      { status: 'no_plan', winner: null },
    ],
    [
      '9: sequential, ended early',
      { endedEarly: true, candidates: [candidate('a', 'flat')] },
      { status: 'inconclusive', winner: null },
    ],
    ['5: bayesian at any time', { method: 'bayesian' }, { status: 'winner', winner: 'a' }],
    [
      '5: the largest lift',
      { candidates: [candidate('a', 'better'), candidate('b', 'better', { advantage: 2 })] },
      { status: 'winner', winner: 'b' },
    ],
    [
      '5: the first of equals',
      { candidates: [candidate('w', 'worse'), candidate('a', 'better'), candidate('b', 'better')] },
      { status: 'winner', winner: 'a' },
    ],
    [
      '5: the best one in order, not the best one',
      {
        candidates: [
          candidate('a', 'better', { guardrails: ['pass'] }),
          candidate('b', 'better', { advantage: 2, guardrails: ['pass', 'fail'] }),
        ],
      },
      { status: 'winner', winner: 'a' },
    ],
    [
      '5: with too little data elsewhere',
      { candidates: [candidate('z', 'insufficient_data', { advantage: 9 }), candidate('a', 'better')] },
      { status: 'winner', winner: 'a' },
    ],
    ['5: all guardrails pass', { candidates: guarded('pass', 'pass') }, { status: 'winner', winner: 'a' }],
    [
      '5: no harm known, none demanded',
      { candidates: guarded('inconclusive'), guardrailPolicy: 'no_harm' },
      { status: 'winner', winner: 'a' },
    ],
    ['6: a failure', { candidates: guarded('pass', 'fail') }, { status: 'guardrail_blocked', winner: null }],
    [
      '6: a failure under no_harm',
      { candidates: guarded('fail'), guardrailPolicy: 'no_harm' },
      { status: 'guardrail_blocked', winner: null },
    ],
    [
      '6: inconclusive at the horizon',
      { candidates: guarded('inconclusive'), horizonReached: true },
      { status: 'guardrail_blocked', winner: null },
    ],
    [
      '6: one fails, one is open',
      {
        candidates: [
          candidate('a', 'better', { guardrails: ['inconclusive'] }),
          candidate('b', 'better', { guardrails: ['fail'] }),
        ],
      },
      { status: 'guardrail_blocked', winner: null },
    ],
    [
      '7: inconclusive before',
      { candidates: guarded('inconclusive') },
      { status: 'keep_running', winner: null },
    ],
    [
      '7: a failure of one that is not better does not count',
      { candidates: [...guarded('inconclusive'), candidate('b', 'flat', { guardrails: ['fail'] })] },
      { status: 'keep_running', winner: null },
    ],
    [
      '8: all worse',
      { candidates: [candidate('a', 'worse'), candidate('b', 'worse')] },
      { status: 'control_wins', winner: 'c' },
    ],
    [
      '9: not all worse, before the horizon',
      { candidates: [candidate('a', 'worse'), candidate('b', 'insufficient_data')] },
      { status: 'keep_running', winner: null },
    ],
    [
      '9: flat at the horizon',
      { candidates: [candidate('a', 'flat'), candidate('b', 'worse')], horizonReached: true },
      { status: 'inconclusive', winner: null },
    ],
    ['9: flat before', { candidates: [candidate('a', 'flat')] }, { status: 'keep_running', winner: null }],
  ])('follows row %s', (_, more, expected) => {
    expect(decideWinner(input(more))).toEqual(expected);
  });
});

describe('combineVerdicts', () => {
  it.each<[Verdict, Verdict[]]>([
    ['better', ['better', 'flat']],
    ['better', ['better', 'insufficient_data']],
    ['worse', ['flat', 'worse']],
    ['flat', ['better', 'worse']],
    ['flat', ['flat', 'insufficient_data']],
    ['insufficient_data', ['insufficient_data', 'insufficient_data']],
    ['insufficient_data', []],
  ])('says %s of %j', (expected, verdicts) => {
    expect(combineVerdicts(verdicts)).toBe(expected);
  });
});
