import { Injectable } from '@nestjs/common';
import {
  awaitingMembership,
  decideOne,
  hasEnded,
  type CompiledExperiment,
  type EvaluationRequest,
  type Outcome,
  type RecordedVariation,
} from '#libs/evaluation';
import {
  AssignmentLookup,
  AttributeLookup,
  type EndUserKey,
  ExposureRecorder,
  MembershipLookup,
} from '#libs/ingestion';
import type { ServedProject } from '../decisions/served-project.js';

/** In which project, and whether what is stored of the end user counts, which nobody may probe by an id. */
export interface EvaluationScope {
  readonly project: ServedProject;
  readonly asksStored: boolean;
}

/** Decides about experiments that were asked for by name, with all that is known of their end user. */
@Injectable()
export class EvaluationService {
  constructor(
    private readonly recorder: ExposureRecorder,
    private readonly lookup: AssignmentLookup,
    private readonly memberships: MembershipLookup,
    private readonly stored: AttributeLookup,
  ) {}

  /**
   * What an end user gets in each of the experiments, and why, as `POST /decision` would answer it; nothing is
   * recorded yet. What cannot be looked up now is `lookup_unavailable`.
   */
  async evaluate(
    { project: { compiled }, asksStored }: EvaluationScope,
    evaluation: EvaluationRequest,
    experiments: readonly CompiledExperiment[],
  ): Promise<Outcome[]> {
    const targeted = experiments.filter(
      (experiment) =>
        !hasEnded(experiment, evaluation) && compiled.urls.holds(experiment.position, evaluation.url),
    );
    const untold = asksStored ? await this.learnStored(compiled.projectId, evaluation, targeted) : [];
    const told = targeted.filter((experiment) => !untold.includes(experiment));
    const unknown = [...untold, ...(await this.learnMembership(compiled, evaluation, told))];
    const recorded = await this.learnRecorded(
      { projectId: compiled.projectId, endUserId: evaluation.endUserId },
      targeted,
    );
    return experiments.map((experiment) =>
      unknown.includes(experiment)
        ? { experiment, variation: null, reason: 'lookup_unavailable', bucket: null }
        : decideOne(compiled, experiment, evaluation, recorded),
    );
  }

  /** Gives the experiments that hang on stored attributes that nobody can tell now. */
  private async learnStored(
    projectId: number,
    evaluation: EvaluationRequest,
    experiments: readonly CompiledExperiment[],
  ): Promise<readonly CompiledExperiment[]> {
    const asking = experiments.filter(({ asksAttributes }) => asksAttributes);
    if (asking.length === 0) return [];
    const key = { projectId, endUserId: evaluation.endUserId };
    const found = this.stored.peek(key) ?? (await this.stored.find(key));
    if (found === null) return asking;
    evaluation.storedAttributes = found;
    return [];
  }

  /** Gives the experiments that hang on a membership that nobody can tell now. */
  private async learnMembership(
    { projectId, revision }: ServedProject['compiled'],
    evaluation: EvaluationRequest,
    experiments: readonly CompiledExperiment[],
  ): Promise<readonly CompiledExperiment[]> {
    const awaiting = awaitingMembership(experiments, evaluation);
    if (awaiting.length === 0) return [];
    const key = { projectId, revision, endUserId: evaluation.endUserId };
    const found = this.memberships.peek(key) ?? (await this.memberships.find(key));
    if (found === null) return awaiting;
    evaluation.segmentIds = found;
    return [];
  }

  private async learnRecorded(
    endUser: EndUserKey,
    experiments: readonly CompiledExperiment[],
  ): Promise<RecordedVariation> {
    const { recorder, lookup } = this;
    const sticky = experiments.filter((experiment) => experiment.sticky);
    if (sticky.length > 0) await recorder.underWay(endUser);
    const asked = sticky.map(({ id }) => id).filter((id) => recorder.servedVariation(endUser, id) === 0);
    const found = asked.length > 0 ? await lookup.find(endUser, asked) : new Map<number, number>();
    return (experimentId) =>
      recorder.servedVariation(endUser, experimentId) || (found === null ? null : found.get(experimentId));
  }
}
