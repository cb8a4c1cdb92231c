import { fallsInto, pickVariation } from '#libs/bucketing';
import type {
  CompiledExperiment,
  CompiledProject,
  CompiledRuling,
  CompiledVariation,
} from './compiled-project.js';
import type { EvaluationRequest } from './evaluation-request.js';
import { hasEnded, isInSegment, judgeSegments } from './match.js';
import type { Outcome, Reason } from './outcome.js';
import { isPinned, pinnedVariation } from './pins.js';
import { findRule, shareOf, type ServedBy } from './rules.js';

/**
 * The variation recorded for the end user in an experiment under a rule, 0 for the default rule: `undefined` when none is
 * recorded, or under another rule; `null` when nobody can tell.
 */
export type RecordedVariation = (experimentId: number, ruleId: number) => number | undefined | null;

/**
 * What the end user gets in each of the experiments, one outcome for each, in their order.
 *
 * A recorded variation wins over holdout, group, coverage and shares; for who has none they are asked in
 * that order. A Personalization asks none of them, and nothing recorded: it takes the first variation in id
 * order whose segment holds, else the control. A shipped experiment asks none of them either: everybody gets the one
 * variation, and one of a Personalization everybody in its segment.
 *
 * @param experiments as matched by `match`
 * @param recorded asked for sticky experiments only, and for all when the end user is joined to another; without it they
 *   are `lookup_unavailable`
 */
export function assign(
  project: CompiledProject,
  experiments: readonly CompiledExperiment[],
  request: EvaluationRequest,
  recorded: RecordedVariation = unavailable,
): Outcome[] {
  const isHeldOut = isInHoldout(project, request);
  return experiments.map((experiment) => assignOne({ project, request, recorded, isHeldOut }, experiment));
}

const isInHoldout = ({ holdout, bucketOf }: CompiledProject, { endUserId }: EvaluationRequest): boolean =>
  holdout !== null && fallsInto(holdout, endUserId, bucketOf);

/** What experiments are assigned with. */
interface Asked {
  readonly project: CompiledProject;
  readonly request: EvaluationRequest;
  readonly recorded: RecordedVariation;
  readonly isHeldOut: boolean;
}

function assignOne(asked: Asked, experiment: CompiledExperiment): Outcome {
  const { project, request, recorded, isHeldOut } = asked;
  if (experiment.shipped !== null) return ship(experiment, experiment.shipped, request);
  if (experiment.type === 'Personalization') return personalize(experiment, request);
  if (experiment.ruling !== null) return applyRules(asked, experiment, experiment.ruling);
  if (experiment.sticky || (request.isJoined && experiment.measured)) {
    const variationId = recorded(experiment.id, 0);
    if (variationId !== undefined) return keepRecorded(experiment, variationId);
  }
  return isHeldOut ? leftOut(experiment, 'holdout') : bucket(project, experiment, request.endUserId);
}

/**
 * What the end user gets in one experiment, and why, also when its targeting does not hold; it agrees with
 * `decide` and costs the same however many other experiments there are.
 */
export function decideOne(
  project: CompiledProject,
  experiment: CompiledExperiment,
  request: EvaluationRequest,
  recorded: RecordedVariation = unavailable,
): Outcome {
  return judgeOne({ project, request, recorded, isHeldOut: isInHoldout(project, request) }, experiment);
}

/** The same for several experiments, in their order. */
export function decideEach(
  project: CompiledProject,
  experiments: readonly CompiledExperiment[],
  request: EvaluationRequest,
  recorded: RecordedVariation = unavailable,
): Outcome[] {
  const asked = { project, request, recorded, isHeldOut: isInHoldout(project, request) };
  return experiments.map((experiment) => judgeOne(asked, experiment));
}

function judgeOne(asked: Asked, experiment: CompiledExperiment): Outcome {
  const { project, request } = asked;
  if (hasEnded(experiment, request)) {
    return { experiment, variation: null, reason: 'not_active', bucket: null, ruleId: 0 };
  }
  if (!project.urls.holds(experiment.position, request.url) && !isPinned(experiment, request)) {
    return { experiment, variation: null, reason: 'not_targeted', bucket: null, ruleId: 0 };
  }
  const verdict = judgeSegments(experiment, request);
  if (verdict !== 'in') {
    const reason = verdict === 'out' ? 'not_in_segment' : 'rules_too_expensive';
    return { experiment, variation: null, reason, bucket: null, ruleId: 0 };
  }
  return assignOne(asked, experiment);
}

/**
 * Pinned ids come first, then the rules decide, and what was recorded under the rule that serves wins there. Who was not
 * recorded there is left out by holdout and group, which come before what rules give.
 */
function applyRules(asked: Asked, experiment: CompiledExperiment, ruling: CompiledRuling): Outcome {
  const { project, request, recorded, isHeldOut } = asked;
  const { bucketOf } = project;
  const pinned = pinnedVariation(ruling, request);
  if (pinned !== undefined) return served(experiment, pinned, 'pinned', null);
  const servedBy: ServedBy = (id) => servedElsewhere(asked, id);
  const rule = findRule(ruling, request, { bucketOf, servedBy });
  if (rule === undefined) return leftOut(experiment, 'lookup_unavailable');
  const ruleId = rule?.id ?? 0;
  const isMeasured = rule === null ? experiment.measured : rule.single === null;
  if (isMeasured && (experiment.sticky || request.isJoined)) {
    const variationId = recorded(experiment.id, ruleId);
    if (variationId !== undefined) return keepRecorded(experiment, variationId, ruleId);
  }
  const { group } = experiment.allocation;
  if (isHeldOut) return leftOut(experiment, 'holdout');
  if (group !== null && !fallsInto(group, request.endUserId, bucketOf))
    return leftOut(experiment, 'excluded_by_group');
  if (rule === null) return bucket(project, experiment, request.endUserId);
  if (rule.single !== null) return served(experiment, rule.single, 'ruled', null, ruleId);
  const share = shareOf(rule, project, request.endUserId);
  return share.variation === undefined
    ? leftOut(experiment, 'not_covered')
    : served(experiment, share.variation, 'assigned', share.bucket, ruleId);
}

/** What other flags of the project serve the end user of a request. */
export function servedElsewhereBy(
  project: CompiledProject,
  request: EvaluationRequest,
  recorded: RecordedVariation,
): ServedBy {
  return (id) => servedElsewhere({ project, request, recorded }, id);
}

/** What another flag serves the same end user; asked once a request, and a circle of flags comes to nothing. */
function servedElsewhere(
  { project, request, recorded }: Omit<Asked, 'isHeldOut'>,
  id: number,
): number | null | undefined {
  const known = request.prerequisitesBy(recorded);
  if (known.has(id)) return known.get(id);
  known.set(id, null);
  const experiment = project.experimentsById.get(id);
  const answer = experiment
    ? idServed(experiment, decideOne(project, experiment, request, recorded))
    : (project.controlsWhileOff.get(id) ?? null);
  known.set(id, answer);
  return answer;
}

function idServed(
  { type, control }: CompiledExperiment,
  { variation, reason }: Outcome,
): number | null | undefined {
  if (reason === 'lookup_unavailable') return undefined;
  if (reason === 'not_active' && type === 'Feature Flag') return control?.id ?? null;
  return variation?.id ?? null;
}

function unavailable(): null {
  return null;
}

/** What was recorded, or the control in place of a retired variation. */
export function keepRecorded(
  experiment: CompiledExperiment,
  variationId: number | null,
  ruleId = 0,
): Outcome {
  const recorded = experiment.variations.find(({ id }) => id === variationId);
  const variation = recorded?.retired ? experiment.control : recorded;
  return variation
    ? served(experiment, variation, 'recorded', null, ruleId)
    : leftOut(experiment, 'lookup_unavailable');
}

function bucket({ bucketOf }: CompiledProject, experiment: CompiledExperiment, endUserId: string): Outcome {
  const { group, coverage, keySuffix, limits, served: variations } = experiment.allocation;
  if (group !== null && !fallsInto(group, endUserId, bucketOf))
    return leftOut(experiment, 'excluded_by_group');
  if (coverage !== null && !fallsInto(coverage, endUserId, bucketOf))
    return leftOut(experiment, 'not_covered');

  const ownBucket = bucketOf(endUserId, keySuffix);
  const picked = pickVariation(ownBucket, limits);
  const variation = picked === undefined ? undefined : variations[picked];
  return variation
    ? served(experiment, variation, 'assigned', ownBucket)
    : leftOut(experiment, 'not_covered');
}

function ship(
  experiment: CompiledExperiment,
  variation: CompiledVariation,
  request: EvaluationRequest,
): Outcome {
  const { segment } = variation;
  const isFor = experiment.type !== 'Personalization' || segment === null || isInSegment(segment, request);
  return isFor ? served(experiment, variation, 'shipped', null) : leftOut(experiment, 'not_in_segment');
}

function personalize(experiment: CompiledExperiment, request: EvaluationRequest): Outcome {
  const own = experiment.variations.find(
    ({ segment, retired }) => !retired && segment !== null && isInSegment(segment, request),
  );
  const variation = own ?? experiment.control;
  return variation ? served(experiment, variation, 'personalized', null) : leftOut(experiment, 'not_covered');
}

function served(
  experiment: CompiledExperiment,
  variation: CompiledVariation,
  reason: Reason,
  ownBucket: number | null,
  ruleId = 0,
): Outcome {
  return { experiment, variation, reason, bucket: ownBucket, ruleId };
}

function leftOut(experiment: CompiledExperiment, reason: Reason): Outcome {
  return { experiment, variation: null, reason, bucket: null, ruleId: 0 };
}
