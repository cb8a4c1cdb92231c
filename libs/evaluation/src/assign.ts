import { fallsInto, pickVariation } from '#libs/bucketing';
import type { CompiledExperiment, CompiledProject, CompiledVariation } from './compiled-project.js';
import type { EvaluationRequest } from './evaluation-request.js';
import { isInSegment } from './match.js';
import type { Outcome, Reason } from './outcome.js';

/**
 * The variation recorded for the end user in an experiment: `undefined` when none is recorded, `null` when
 * nobody can tell.
 */
export type RecordedVariation = (experimentId: number) => number | undefined | null;

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
  const isHeldOut =
    project.holdout !== null && fallsInto(project.holdout, request.endUserId, project.bucketOf);

  return experiments.map((experiment) => {
    if (experiment.shipped !== null) return ship(experiment, experiment.shipped, request);
    if (experiment.type === 'Personalization') return personalize(experiment, request);
    if (experiment.sticky || (request.isJoined && experiment.measured)) {
      const variationId = recorded(experiment.id);
      if (variationId !== undefined) return keepRecorded(experiment, variationId);
    }
    return isHeldOut ? leftOut(experiment, 'holdout') : bucket(project, experiment, request.endUserId);
  });
}

function unavailable(): null {
  return null;
}

function keepRecorded(experiment: CompiledExperiment, variationId: number | null): Outcome {
  const recorded = experiment.variations.find(({ id }) => id === variationId);
  const variation = recorded?.retired ? experiment.control : recorded;
  return variation
    ? served(experiment, variation, 'recorded', null)
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
): Outcome {
  return { experiment, variation, reason, bucket: ownBucket };
}

function leftOut(experiment: CompiledExperiment, reason: Reason): Outcome {
  return { experiment, variation: null, reason, bucket: null };
}
