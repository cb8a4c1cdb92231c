import { Injectable } from '@nestjs/common';
import {
  awaitingMembership,
  type CompiledExperiment,
  type EvaluationRequest,
  type RecordedVariation,
} from '#libs/evaluation';
import {
  AssignmentLookup,
  AttributeLookup,
  type EndUserKey,
  ExposureRecorder,
  JoinedIds,
  MembershipLookup,
  type MembershipKey,
} from '#libs/ingestion';
import type { ServedProject } from './served-project.js';

/** About which experiments a request is to be decided. */
export interface Asked {
  readonly project: ServedProject;
  /** Learns what is stored of its end user on the way. */
  readonly evaluation: EvaluationRequest;
  /** Those that go on and are for the URL. */
  readonly experiments: readonly CompiledExperiment[];
  /** Whether what is stored of the end user counts, which nobody may probe by an id. */
  readonly asksStored: boolean;
}

/** What is known of the end user, as far as the experiments depend on it. */
export interface Known {
  /** Experiments that depend on something that cannot be looked up now. */
  readonly untold: readonly CompiledExperiment[];
  readonly recorded: RecordedVariation;
}

/** Decides with what is known; pure, since it may be called twice. */
export type Decide<T> = (known: Known) => T;

const none: readonly CompiledExperiment[] = [];

/**
 * Finds out all that a decision depends on: stored attributes, membership of segments, recorded assignments. The one way
 * in which `POST /decision` and the assignment API decide, so that they agree.
 */
@Injectable()
export class Resolver {
  constructor(
    private readonly recorder: ExposureRecorder,
    private readonly lookup: AssignmentLookup,
    private readonly joined: JoinedIds,
    private readonly memberships: MembershipLookup,
    private readonly stored: AttributeLookup,
  ) {}

  /** What `decide` gives: without waiting when all is in memory. */
  resolve<T extends object>(asked: Asked, decide: Decide<T>): T | Promise<T> {
    const { project, evaluation, experiments, asksStored } = asked;
    evaluation.isJoined = this.joined.has(project.compiled.projectId, evaluation.endUserId);
    if (!asksStored || !experiments.some(({ asksAttributes }) => asksAttributes))
      return this.withMembership(asked, none, decide);
    const key = { projectId: project.compiled.projectId, endUserId: evaluation.endUserId };
    const known = this.stored.peek(key);
    if (known === undefined) return this.lookUpStored(asked, key, decide);
    evaluation.storedAttributes = known;
    return this.withMembership(asked, none, decide);
  }

  private async lookUpStored<T extends object>(asked: Asked, key: EndUserKey, decide: Decide<T>): Promise<T> {
    const found = await this.stored.find(key);
    if (found !== null) asked.evaluation.storedAttributes = found;
    const untold = found === null ? asked.experiments.filter(({ asksAttributes }) => asksAttributes) : none;
    return this.withMembership(asked, untold, decide);
  }

  /** The attributes are known, as far as they can be. */
  private withMembership<T extends object>(
    asked: Asked,
    untold: readonly CompiledExperiment[],
    decide: Decide<T>,
  ): T | Promise<T> {
    const { project, evaluation, experiments } = asked;
    const told = withoutUntold(experiments, untold);
    if (!told.some(({ asksMembership }) => asksMembership)) return this.withRecorded(asked, untold, decide);
    const awaiting = awaitingMembership(told, evaluation);
    if (awaiting.length === 0) return this.withRecorded(asked, untold, decide);
    const { projectId, revision } = project.compiled;
    const key = { projectId, revision, endUserId: evaluation.endUserId };
    const known = this.memberships.peek(key);
    if (known === undefined) return this.lookUpMembership(asked, key, { untold, awaiting }, decide);
    evaluation.segmentIds = known;
    return this.withRecorded(asked, untold, decide);
  }

  private async lookUpMembership<T extends object>(
    asked: Asked,
    key: MembershipKey,
    { untold, awaiting }: { untold: readonly CompiledExperiment[]; awaiting: readonly CompiledExperiment[] },
    decide: Decide<T>,
  ): Promise<T> {
    const found = await this.memberships.find(key);
    if (found !== null) asked.evaluation.segmentIds = found;
    return this.withRecorded(asked, found === null ? [...untold, ...awaiting] : untold, decide);
  }

  /** The segments that the end user is assigned to are known too, as far as they can be. */
  private withRecorded<T extends object>(
    asked: Asked,
    untold: readonly CompiledExperiment[],
    decide: Decide<T>,
  ): T | Promise<T> {
    const { endUserId } = asked.evaluation;
    let mustLookUp = false;
    const sticky: number[] = [];
    const recorded: RecordedVariation = (experimentId) => {
      const variationId = this.recorder.recordedVariation(endUserId, experimentId);
      mustLookUp ||= variationId === 0;
      sticky.push(experimentId);
      return variationId || null;
    };
    const decided = decide({ untold, recorded });
    return mustLookUp ? this.lookUpRecorded(asked, { untold, sticky }, decide) : decided;
  }

  /** An end user whom this process does not remember, in an experiment whose shares have changed, or joined to another. */
  private async lookUpRecorded<T extends object>(
    { project, evaluation }: Asked,
    { untold, sticky }: { untold: readonly CompiledExperiment[]; sticky: readonly number[] },
    decide: Decide<T>,
  ): Promise<T> {
    const { recorder, lookup } = this;
    const endUser = { projectId: project.compiled.projectId, endUserId: evaluation.endUserId };
    await recorder.underWay(endUser);
    const unknown = sticky.filter((id) => recorder.servedVariation(endUser, id) === 0);
    const found = unknown.length > 0 ? await lookup.find(endUser, unknown) : new Map<number, number>();
    const recorded: RecordedVariation = (experimentId) =>
      recorder.servedVariation(endUser, experimentId) || (found === null ? null : found.get(experimentId));
    return decide({ untold, recorded });
  }
}

/** The experiments about which everything can be told. */
export function withoutUntold(
  experiments: readonly CompiledExperiment[],
  untold: readonly CompiledExperiment[],
): readonly CompiledExperiment[] {
  return untold.length === 0 ? experiments : experiments.filter((one) => !untold.includes(one));
}
