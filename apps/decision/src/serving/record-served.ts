import { exposuresOf, type CompiledProject, type EvaluationRequest, type Outcome } from '#libs/evaluation';
import type { ExposureDetails, ExposureRecorder } from '#libs/ingestion';
import { keepRecorded, withoutUnsure } from './corrections.js';

/** What is about to be served to whom. */
export interface Serving {
  readonly project: CompiledProject;
  readonly evaluation: EvaluationRequest;
  readonly outcomes: readonly Outcome[];
  readonly details: ExposureDetails;
  /** When it was shown, in milliseconds since 1970; now when left out. */
  readonly at?: number | undefined;
}

/** How often an answer is made again because somebody else recorded another variation meanwhile. */
const maxRounds = 3;

/**
 * Records the exposures and gives the outcomes that may be served: nothing that contradicts what is recorded,
 * also when it was recorded a moment ago elsewhere.
 */
export async function recordServed(
  recorder: ExposureRecorder,
  { project, evaluation, outcomes, details, at }: Serving,
): Promise<readonly Outcome[]> {
  const endUser = { projectId: project.projectId, endUserId: evaluation.endUserId };
  let served = outcomes;
  for (let round = 0; round < maxRounds; round++) {
    const exposures = exposuresOf(served);
    if (exposures.length === 0) return served;
    const { durable, conflicts } = await recorder.record(endUser, exposures, details, at);
    if (conflicts.length === 0) return durable ? served : withoutUnsure(served, evaluation);
    served = keepRecorded(served, conflicts);
  }
  return served;
}
