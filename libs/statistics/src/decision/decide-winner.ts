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
}

export interface DecisionInput {
  /** Key of the only control; null when there is none or more than one. */
  control: string | null;
  /** The treatments in the order in which ties are broken. */
  candidates: readonly Candidate[];
  srmDetected: boolean;
  method: Method;
  /** Whether the planned size or end date is reached. */
  horizonReached: boolean;
  guardrailPolicy: GuardrailPolicy;
}

export interface Decided {
  status: DecisionStatus;
  /** Key of the variation to ship; null for all but `winner` and `control_wins`. */
  winner: string | null;
}

/** The decision table: its first row that matches. */
export function decideWinner(input: DecisionInput): Decided {
  const { control, candidates, srmDetected, method, horizonReached } = input;
  if (control === null || candidates.length === 0) return { status: 'no_control', winner: null };
  if (srmDetected) return { status: 'srm_detected', winner: null };
  if (haveAll(candidates, 'insufficient_data')) return { status: 'insufficient_data', winner: null };
  if (method === 'fixed' && !horizonReached) return { status: 'keep_running', winner: null };
  const better = candidates.filter(({ verdict }) => verdict === 'better');
  if (better.length > 0) return decideAmong(better, input);
  if (haveAll(candidates, 'worse')) return { status: 'control_wins', winner: control };
  return { status: horizonReached ? 'inconclusive' : 'keep_running', winner: null };
}

function decideAmong(
  better: readonly Candidate[],
  { guardrailPolicy, horizonReached }: DecisionInput,
): Decided {
  const inOrder = better.filter(({ guardrails }) =>
    guardrails.every((status) => isInOrder(status, guardrailPolicy)),
  );
  if (inOrder.length > 0) return { status: 'winner', winner: mostAdvantageous(inOrder).key };
  const someFail = better.some(({ guardrails }) => guardrails.includes('fail'));
  return { status: someFail || horizonReached ? 'guardrail_blocked' : 'keep_running', winner: null };
}

function isInOrder(status: GuardrailStatus, policy: GuardrailPolicy): boolean {
  return policy === 'no_harm' ? status !== 'fail' : status === 'pass';
}

function mostAdvantageous(candidates: readonly Candidate[]): Candidate {
  const height = ({ advantage }: Candidate) => advantage ?? -Infinity;
  return candidates.reduce((best, candidate) => (height(candidate) > height(best) ? candidate : best));
}

function haveAll(candidates: readonly Candidate[], wanted: Verdict): boolean {
  return candidates.every(({ verdict }) => verdict === wanted);
}
