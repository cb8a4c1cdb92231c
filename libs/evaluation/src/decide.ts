import { type RecordedVariation, assign } from './assign.js';
import type { CompiledExperiment, CompiledProject } from './compiled-project.js';
import type { EvaluationRequest } from './evaluation-request.js';
import { hasEnded, judgeSegments, match } from './match.js';
import type { Outcome } from './outcome.js';

/**
 * What the end user gets in every experiment whose targeting holds, in ascending id: `match`, then `assign`.
 * Never throws for what a request holds.
 */
export function decide(
  project: CompiledProject,
  request: EvaluationRequest,
  recorded?: RecordedVariation,
): Outcome[] {
  return assign(project, match(project, request), request, recorded);
}

/**
 * What the end user gets in one experiment, and why, also when its targeting does not hold; it agrees with
 * `decide` and costs the same however many other experiments there are.
 */
export function decideOne(
  project: CompiledProject,
  experiment: CompiledExperiment,
  request: EvaluationRequest,
  recorded?: RecordedVariation,
): Outcome {
  if (hasEnded(experiment, request)) {
    return { experiment, variation: null, reason: 'not_active', bucket: null };
  }
  if (!project.urls.holds(experiment.position, request.url)) {
    return { experiment, variation: null, reason: 'not_targeted', bucket: null };
  }
  const verdict = judgeSegments(experiment, request);
  if (verdict !== 'in') {
    const reason = verdict === 'out' ? 'not_in_segment' : 'rules_too_expensive';
    return { experiment, variation: null, reason, bucket: null };
  }
  return assign(project, [experiment], request, recorded)[0]!;
}

/**
 * The Active experiment that a reference names: its id, as a number or in digits, or its key.
 */
export function findExperiment(
  project: CompiledProject,
  reference: number | string,
): CompiledExperiment | undefined {
  if (typeof reference === 'string' && !/^\d+$/.test(reference))
    return project.experimentsByKey.get(reference);
  return project.experimentsById.get(Number(reference));
}
