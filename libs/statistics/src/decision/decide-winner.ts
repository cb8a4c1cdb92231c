import type { GuardrailStatus } from '../non-inferiority.js';
import type { Method, Verdict } from './verdict.js';

/** What to do now. */
export const decisionStatuses = [
  'no_control',
  'srm_detected',
  'insufficient_data',
  'keep_running',
  'winner',
  'guardrail_blocked',
  'control_wins',
  'inconclusive',
  'no_plan',
  'plan_changed',
  'ended_early',
] as const;
export type DecisionStatus = (typeof decisionStatuses)[number];

/** `non_inferior`: every guardrail must pass. `no_harm`: only a guardrail that fails blocks. */
export const guardrailPolicies = ['non_inferior', 'no_harm'] as const;
export type GuardrailPolicy = (typeof guardrailPolicies)[number];

export interface Candidate {
  key: string;
  verdict: Verdict;
  /** The lift in the desired direction; null where undefined. */
  advantage: number | null;
  guardrails: readonly GuardrailStatus[];
  /** Whether it is clear enough that no other is better; always true unless the method is `bayesian`. */
  best: boolean;
}

/** What was agreed on before the start, and how far the experiment is. */
export interface Terms {
  method: Method;
  /** Whether the planned size or end date is reached. */
  horizonReached: boolean;
  /** Whether a size or end date was set before the start. */
  hasPlan: boolean;
  /** Whether it, the method or alpha was changed afterwards. */
  planChanged: boolean;
  /** Whether the experiment ended before its plan. */
  endedEarly: boolean;
  /** Whether a fixed-horizon test lost its meaning by that, so that the always-valid test judges. */
  termsBroken: boolean;
}

export interface DecisionInput extends Terms {
  /** Key of the only control; null when there is none or more than one. */
  control: string | null;
  /** The treatments in the order in which ties are broken. */
  candidates: readonly Candidate[];
  srmDetected: boolean;
  guardrailPolicy: GuardrailPolicy;
}

export interface Decided {
  status: DecisionStatus;
  /** Key of the variation to ship; null for all but `winner` and `control_wins`. */
  winner: string | null;
}

/** The decision table: its first row that matches. */
export function decideWinner(input: DecisionInput): Decided {
  const { control, candidates, srmDetected, method, horizonReached, termsBroken } = input;
  if (control === null || candidates.length === 0) return { status: 'no_control', winner: null };
  if (srmDetected) return { status: 'srm_detected', winner: null };
  if (haveAll(candidates, 'insufficient_data')) return { status: 'insufficient_data', winner: null };
  if (method === 'fixed' && !termsBroken && !horizonReached) return { status: 'keep_running', winner: null };
  const better = candidates.filter(({ verdict }) => verdict === 'better');
  if (better.length > 0) return decideAmong(better, input);
  if (haveAll(candidates, 'worse')) return { status: 'control_wins', winner: control };
  return undecided(input);
}

/** Whether the experiment has come to its end, as planned or not. */
function isOver({ horizonReached, endedEarly }: Terms): boolean {
  return horizonReached || endedEarly;
}

/** Whether guardrails keep a treatment from being shipped. */
export function isBlocked(guardrails: readonly GuardrailStatus[], policy: GuardrailPolicy): boolean {
  return guardrails.some((status) => (policy === 'no_harm' ? status === 'fail' : status !== 'pass'));
}

function decideAmong(better: readonly Candidate[], input: DecisionInput): Decided {
  const inOrder = better.filter(({ guardrails }) => !isBlocked(guardrails, input.guardrailPolicy));
  const best = inOrder.filter((candidate) => candidate.best);
  if (best.length > 0) return { status: 'winner', winner: mostAdvantageous(best).key };
  if (inOrder.length > 0) return undecided(input);
  const someFail = better.some(({ guardrails }) => guardrails.includes('fail'));
  return someFail || isOver(input) ? { status: 'guardrail_blocked', winner: null } : undecided(input);
}

function undecided(input: DecisionInput): Decided {
  const { method, hasPlan, planChanged, endedEarly } = input;
  if (method === 'fixed' && endedEarly) return { status: 'ended_early', winner: null };
  if (method === 'fixed' && planChanged) return { status: 'plan_changed', winner: null };
  if (method === 'fixed' && !hasPlan) return { status: 'no_plan', winner: null };
  return { status: isOver(input) ? 'inconclusive' : 'keep_running', winner: null };
}

function mostAdvantageous(candidates: readonly Candidate[]): Candidate {
  const height = ({ advantage }: Candidate) => advantage ?? -Infinity;
  return candidates.reduce((best, candidate) => (height(candidate) > height(best) ? candidate : best));
}

function haveAll(candidates: readonly Candidate[], wanted: Verdict): boolean {
  return candidates.every(({ verdict }) => verdict === wanted);
}
