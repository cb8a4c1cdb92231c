import type { CompiledExperiment, CompiledProject, CompiledSegment } from './compiled-project.js';
import type { EvaluationRequest } from './evaluation-request.js';

/**
 * The experiments that are for the request's URL and have not ended, in ascending id; their segments are still to
 * be asked.
 */
export function matchUrl(project: CompiledProject, request: EvaluationRequest): CompiledExperiment[] {
  const experiments = project.urls.match(request.url).map((position) => project.experiments[position]!);
  if (request.now < project.firstEndAt) return experiments;
  return experiments.filter((experiment) => !hasEnded(experiment, request));
}

/** Whether the experiment's planned end has come. */
export function hasEnded({ endAt }: CompiledExperiment, { now }: EvaluationRequest): boolean {
  return now >= endAt;
}

/**
 * Those of the experiments whose segments the end user is in: at least one of them, by rules over the
 * attributes or by explicit assignment. An experiment without segments is for everyone.
 */
export function matchSegments(
  experiments: CompiledExperiment[],
  request: EvaluationRequest,
): CompiledExperiment[] {
  if (experiments.every(({ segments }) => segments.length === 0)) return experiments;
  return experiments.filter((experiment) => isInSegments(experiment, request));
}

/**
 * Those of the experiments whose answer hangs on explicit assignments to segments: somebody is assigned, and
 * rules alone do not let the end user in. To be asked before `request.segmentIds` are set.
 */
export function awaitingMembership(
  experiments: readonly CompiledExperiment[],
  request: EvaluationRequest,
): CompiledExperiment[] {
  return experiments.filter(
    (experiment) =>
      experiment.asksMembership &&
      (experiment.type === 'Personalization' || !isInSegments(experiment, request)),
  );
}

/** The experiments whose whole targeting holds, in ascending id: `matchUrl`, then `matchSegments`. */
export function match(project: CompiledProject, request: EvaluationRequest): CompiledExperiment[] {
  return matchSegments(matchUrl(project, request), request);
}

/** Whether the end user is in one of the experiment's segments, or it has none. */
export function isInSegments({ segments }: CompiledExperiment, request: EvaluationRequest): boolean {
  return segments.length === 0 || segments.some((segment) => isInSegment(segment, request));
}

/** Whether the end user is in the segment, by assignment or by rules. */
export function isInSegment({ id, rulesHold }: CompiledSegment, request: EvaluationRequest): boolean {
  return request.segmentIds.has(id) || (rulesHold !== null && rulesHold(request.attributes));
}
