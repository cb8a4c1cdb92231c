import type { EndDecision } from '#libs/entities';
import { servedOf, type Configuration } from './configuration.js';
import type { Fault } from './faults.js';
import { sameValue } from './same-value.js';
import { retiredIn } from './settle-shares.js';
import type { Target } from './target.js';
import type { Wanted } from './wanted.js';

/**
 * What is shipped follows from the decision: a new one ships its variation or none, the status Archived ends it, and a
 * request may only end it or repeat what is decided.
 *
 * @returns what is wrong with the decision, or with what is shipped
 */
export function settleEnding(present: Configuration, target: Target, wanted: Wanted): Fault[] {
  const { experiment } = target;
  const { decision } = experiment;
  const isNew = !sameValue(decision, present.experiment.decision);
  if (isNew) experiment.shippedVariationId = shippedBy(decision);
  const faults = isNew && decision !== null ? decisionFaults(present, target, wanted, decision) : [];
  const sent = wanted.experiment?.shippedVariationId ?? null;
  const mayBe = [null, present.experiment.shippedVariationId, shippedBy(decision)];
  if (!mayBe.includes(sent)) faults.push(notDecided);
  if (experiment.status !== 'Ended') experiment.shippedVariationId = null;
  const { shippedVariationId: shipped } = experiment;
  if (shipped === null || faults.length > 0) return faults;
  return isServed(present, target, shipped) ? [] : [missing(present, shipped, isNew)];
}

const shippedBy = (decision: EndDecision | null): number | null =>
  decision?.outcome === 'ship' ? decision.variationId : null;

function decisionFaults(
  present: Configuration,
  target: Target,
  wanted: Wanted,
  { outcome, variationId }: EndDecision,
): Fault[] {
  const faults: Fault[] = [];
  const { status } = target.experiment;
  if (status !== 'Ended') faults.push(tooEarly(status, wanted.experiment?.status !== undefined));
  const path = ['experiment', 'decision', 'variationId'];
  if (outcome !== 'ship' && variationId !== null)
    faults.push({ path, message: 'belongs to the outcome ship only' });
  if (outcome === 'ship' && variationId === null)
    faults.push({ path, message: 'is missing: the outcome ship needs the variation that is shipped' });
  if (outcome === 'ship' && variationId !== null && !isServed(present, target, variationId))
    faults.push({ path, message: `${variationId} is not a variation of the experiment that is served` });
  return faults;
}

/** Whether a variation is the experiment's, and neither retired nor about to be removed. */
function isServed(present: Configuration, { variations }: Target, variationId: number): boolean {
  const isRetired = retiredIn(present);
  return variations.some((part) => part.id === variationId && !isRetired(part));
}

function tooEarly(status: string, isStatusSent: boolean): Fault {
  const path = ['experiment', 'decision'];
  const message = 'comes with the status Ended, or later while the experiment is Ended';
  if (isStatusSent) return { path, message };
  const detail = `A decision is made with the end of an experiment, and this one is ${status}; send status Ended too.`;
  return { path, message, refusal: { kind: 'conflict', code: 'lifecycle-conflict', detail } };
}

const notDecided: Fault = {
  path: ['experiment', 'shippedVariationId'],
  message: 'can only be cleared, or be the variation of a decision to ship',
};

function missing(present: Configuration, variationId: number, isNew: boolean): Fault {
  const wasServed = !isNew && servedOf(present).some(({ id }) => id === variationId);
  if (!wasServed) return { path: ['experiment', 'shippedVariationId'], message: 'is not served any more' };
  const detail = `Variation ${variationId} is shipped; clear shippedVariationId before it is removed.`;
  return {
    path: ['variations'],
    message: `must list variation ${variationId}, which is shipped`,
    refusal: { kind: 'conflict', code: 'in-use', detail },
  };
}
