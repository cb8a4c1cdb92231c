import { type RecordedVariation, assign } from './assign.js';
import type { CompiledExperiment, CompiledProject } from './compiled-project.js';
import type { EvaluationRequest } from './evaluation-request.js';
import { match } from './match.js';
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
