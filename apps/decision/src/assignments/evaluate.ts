import {
  awaitingMembership,
  decideOne,
  type CompiledExperiment,
  type EvaluationRequest,
  type Outcome,
  type RecordedVariation,
} from '#libs/evaluation';
import type { AssignmentLookup, AttributeLookup, ExposureRecorder, MembershipLookup } from '#libs/ingestion';
import type { ServedProject } from '../decisions/served-project.js';

/** Where what is known of end users comes from. */
export interface KnownOfEndUsers {
  readonly recorder: ExposureRecorder;
  readonly lookup: AssignmentLookup;
  readonly memberships: MembershipLookup;
  readonly stored: AttributeLookup;
}

/**
 * What an end user gets in each of the experiments, and why, as `POST /decision` would answer it; nothing is
 * recorded yet. What cannot be looked up now is `lookup_unavailable`.
 */
export async function evaluate(
  known: KnownOfEndUsers,
  { compiled }: ServedProject,
  evaluation: EvaluationRequest,
  experiments: readonly CompiledExperiment[],
): Promise<Outcome[]> {
  const targeted = experiments.filter(({ position }) => compiled.urls.holds(position, evaluation.url));
  const untold = await learnStored(known, compiled.projectId, evaluation, targeted);
  const told = targeted.filter((experiment) => !untold.includes(experiment));
  const unknown = [...untold, ...(await learnMembership(known, compiled, evaluation, told))];
  const recorded = await learnRecorded(known, evaluation.endUserId, targeted);
  return experiments.map((experiment) =>
    unknown.includes(experiment)
      ? { experiment, variation: null, reason: 'lookup_unavailable', bucket: null }
      : decideOne(compiled, experiment, evaluation, recorded),
  );
}

/** Gives the experiments that hang on stored attributes that nobody can tell now. */
async function learnStored(
  { stored }: KnownOfEndUsers,
  projectId: number,
  evaluation: EvaluationRequest,
  experiments: readonly CompiledExperiment[],
): Promise<readonly CompiledExperiment[]> {
  const asking = experiments.filter(({ asksAttributes }) => asksAttributes);
  if (asking.length === 0) return [];
  const key = { projectId, endUserId: evaluation.endUserId };
  const found = stored.peek(key) ?? (await stored.find(key));
  if (found === null) return asking;
  evaluation.storedAttributes = found;
  return [];
}

/** Gives the experiments that hang on a membership that nobody can tell now. */
async function learnMembership(
  { memberships }: KnownOfEndUsers,
  { projectId, revision }: ServedProject['compiled'],
  evaluation: EvaluationRequest,
  experiments: readonly CompiledExperiment[],
): Promise<readonly CompiledExperiment[]> {
  const awaiting = awaitingMembership(experiments, evaluation);
  if (awaiting.length === 0) return [];
  const key = { projectId, revision, endUserId: evaluation.endUserId };
  const found = memberships.peek(key) ?? (await memberships.find(key));
  if (found === null) return awaiting;
  evaluation.segmentIds = found;
  return [];
}

async function learnRecorded(
  { recorder, lookup }: KnownOfEndUsers,
  endUserId: string,
  experiments: readonly CompiledExperiment[],
): Promise<RecordedVariation> {
  const sticky = experiments.filter((experiment) => experiment.sticky);
  if (sticky.length > 0) await recorder.underWay(endUserId);
  const asked = sticky.map(({ id }) => id).filter((id) => recorder.servedVariation(endUserId, id) === 0);
  const found = asked.length > 0 ? await lookup.find(endUserId, asked) : new Map<number, number>();
  return (experimentId) =>
    recorder.servedVariation(endUserId, experimentId) || (found === null ? null : found.get(experimentId));
}
