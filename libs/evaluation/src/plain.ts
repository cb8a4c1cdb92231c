import { pickVariation } from '#libs/bucketing';
import type { CompiledExperiment, CompiledProject } from './compiled-project.js';
import type { EvaluationRequest } from './evaluation-request.js';
import { judgeSegments } from './match.js';

/**
 * Whether an experiment depends on nothing but segments and the one bucket of its shares, for everybody who is not joined to
 * another id: so that `pickPlainly` tells what `decideOne` tells.
 */
export function isPlain({ holdout, urls }: CompiledProject, experiment: CompiledExperiment): boolean {
  const { shipped, type, ruling, sticky, endAt, position, allocation } = experiment;
  return (
    shipped === null &&
    type !== 'Personalization' &&
    ruling === null &&
    !sticky &&
    endAt === Infinity &&
    holdout === null &&
    allocation.group === null &&
    allocation.coverage === null &&
    // For every page, and where there is none.
    urls.holds(position, undefined)
  );
}

/**
 * The place in `allocation.served` of what a plain experiment gives; -1 for nothing. It makes no outcome, for those who ask a
 * million times a second.
 */
export function pickPlainly(
  { bucketOf }: CompiledProject,
  experiment: CompiledExperiment,
  request: EvaluationRequest,
): number {
  if (experiment.segments.length > 0 && judgeSegments(experiment, request) !== 'in') return -1;
  const { keySuffix, limits, served } = experiment.allocation;
  const picked = pickVariation(bucketOf(request.endUserId, keySuffix), limits);
  return picked === undefined || served[picked] === undefined ? -1 : picked;
}
