import type { Interval } from '../interval.js';
import type { Warning } from '../warnings.js';
import {
  isBlocked,
  type Candidate,
  type Decided,
  type GuardrailPolicy,
  type Terms,
} from './decide-winner.js';

/** A relative lift with its interval; of the absolute lift where the relative one is open. */
export interface MeasuredLift {
  lift: number;
  interval: Interval;
  isRelative: boolean;
}

export interface ReasonInput extends Decided {
  /** The treatments that can be shipped. */
  candidates: readonly (Candidate & {
    /** Better on one primary metric and worse on another. */
    contradictory: boolean;
    /** What is known of its lift on the first metric on which it is better. */
    estimate: MeasuredLift | null;
  })[];
  settings: Terms & { guardrailPolicy: GuardrailPolicy };
  warnings: readonly Warning[];
}

/** The decision in sentences for people. It names a plan only if there is one, and never takes "not shown" for "absent". */
export function reasonFor(input: ReasonInput): string {
  if (!input.warnings.includes('early_stop_estimate')) return mainReason(input);
  const winner = input.candidates.find(({ key }) => key === input.winner);
  return [mainReason(input), earlyStopCaveat, ...(winner?.estimate ? [boundOf(winner.estimate)] : [])].join(
    ' ',
  );
}

/** The end of the interval that is nearer to 0 comes first: the measured lift is too large on average. */
function boundOf({ lift, interval: { lower, upper }, isRelative }: MeasuredLift): string {
  const near = lower > 0 ? lower : upper;
  const show = (value: number) => (isRelative ? `${signed(100 * value)}%` : signed(value));
  return `At least ${show(near)}, estimated ${show(lift)}.`;
}

/** Three digits. */
const signed = (value: number): string => `${value > 0 ? '+' : ''}${Number(value.toPrecision(3))}`;

const earlyStopCaveat =
  'Stopped as soon as the difference showed: the estimate is on average too large (1.6 times in simulation, 2.1 times ' +
  'in the first half of a plan).';

function mainReason(input: ReasonInput): string {
  const { status, candidates, settings } = input;
  switch (status) {
    case 'no_control':
      return 'There must be exactly one control and at least one treatment that is not retired.';
    case 'srm_detected':
      return 'Users were not split as configured, so no result can be trusted. Find the cause first.';
    case 'insufficient_data':
      return 'There are too few users or conversions to judge any treatment.';
    case 'winner':
      return candidates.some(({ guardrails }) => guardrails.length > 0)
        ? 'A treatment is better than the control, and its guardrails are in order.'
        : 'A treatment is better than the control.';
    case 'guardrail_blocked':
      return 'A treatment is better than the control, but no such treatment has its guardrails in order.';
    case 'control_wins':
      return 'Every treatment is worse than the control.';
    case 'keep_running':
      return `${keepRunningReason(input)} Keep the experiment running.`;
    case 'inconclusive':
      return settings.hasPlan && settings.horizonReached
        ? `The plan is complete without a decision: ${lowerFirst(openReason(input))}`
        : openReason(input);
    case 'no_plan':
      return isPlain(input)
        ? 'No size was planned and no difference is shown; the fixed test would be good for one look only.'
        : openReason(input);
    case 'plan_changed':
    case 'ended_early':
      return isPlain(input)
        ? 'The fixed test was made for the plan; the always-valid test shows no difference.'
        : openReason(input);
  }
}

function keepRunningReason(input: ReasonInput): string {
  const { method, hasPlan, horizonReached } = input.settings;
  if (method === 'fixed' && hasPlan && !horizonReached) return 'The planned size or end is not reached yet.';
  return openReason(input);
}

/** Whether no treatment differs from the control, as far as is shown. */
function isPlain({ candidates }: ReasonInput): boolean {
  return candidates.every(({ verdict, contradictory }) => !contradictory && isOpen(verdict));
}

function openReason({ candidates, settings }: ReasonInput): string {
  const better = candidates.filter(({ verdict }) => verdict === 'better');
  const blocked = better.filter(({ guardrails }) => isBlocked(guardrails, settings.guardrailPolicy));
  if (better.length > 0 && blocked.length === better.length) {
    return 'A treatment is better than the control, but its guardrails are not shown to be in order yet.';
  }
  if (better.length > 1) return 'Several treatments are better than the control; which is best is open.';
  if (better.length === 1) return 'A treatment is better than the control; which variation is best is open.';
  if (candidates.some(({ contradictory }) => contradictory)) return 'The goals contradict each other.';
  if (candidates.some(({ verdict }) => verdict === 'worse')) {
    return 'Some treatments are worse than the control, the others without a shown difference.';
  }
  return 'No difference from the control is shown.';
}

function isOpen(verdict: Candidate['verdict']): boolean {
  return verdict === 'flat' || verdict === 'insufficient_data';
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
