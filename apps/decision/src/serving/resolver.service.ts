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
  recordedElsewhere,
  type RecordedUnder,
} from '#libs/ingestion';
import { EvaluationCounts } from './evaluation-counts.js';
import type { ServedProject } from './served-project.js';

/** About which experiments a request is to be decided. */
export interface Asked {
  readonly project: ServedProject;
  /** Learns what is stored of its end user on the way. */
  readonly evaluation: EvaluationRequest;
  /** Those that go on and are for the URL. */
  readonly experiments: readonly CompiledExperiment[];
  /** All that were asked for, where some of them have ended or are not for the URL. */
  readonly askedFor?: readonly CompiledExperiment[];
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
    private readonly counts: EvaluationCounts,
  ) {}

  /** What `decide` gives: without waiting when all is in memory. */
  resolve<T extends object>(asked: Asked, decide: Decide<T>): T | Promise<T> {
    const { project, evaluation, experiments, asksStored } = asked;
    this.counts.note(project, asked.askedFor ?? experiments);
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
    const sticky: AskedRecord[] = [];
    const recorded: RecordedVariation = (experimentId, ruleId) => {
      const variationId = this.recorder.recordedVariation(endUserId, experimentId, ruleId);
      mustLookUp ||= variationId === 0;
      sticky.push({ id: experimentId, ruleId });
      return variationId === recordedElsewhere ? undefined : variationId || null;
    };
    const decided = decide({ untold, recorded });
    return mustLookUp ? this.lookUpRecorded(asked, { untold, sticky }, decide) : decided;
  }

  /** An end user whom this process does not remember, in an experiment whose shares have changed, or joined to another. */
  private async lookUpRecorded<T extends object>(
    { project, evaluation }: Asked,
    { untold, sticky }: { untold: readonly CompiledExperiment[]; sticky: readonly AskedRecord[] },
    decide: Decide<T>,
  ): Promise<T> {
    const { recorder, lookup } = this;
    const endUser = { projectId: project.compiled.projectId, endUserId: evaluation.endUserId };
    await recorder.underWay(endUser);
    const known = new Map<number, RecordedUnder | undefined | null>();
    for (let asked = sticky; ;) {
      const unknown = asked.filter(({ id, ruleId }) => recorder.servedVariation(endUser, id, ruleId) === 0);
      const ids = [...new Set(unknown.map(({ id }) => id))];
      const found = ids.length > 0 ? await lookup.find(endUser, ids) : new Map<number, RecordedUnder>();
      for (const id of ids) known.set(id, found === null ? null : found.get(id));
      const missing: AskedRecord[] = [];
      const recorded: RecordedVariation = (id, ruleId) => {
        const variationId = recorder.servedVariation(endUser, id, ruleId);
        if (variationId === recordedElsewhere) return undefined;
        if (variationId !== 0) return variationId;
        if (known.has(id)) return underRule(known.get(id), ruleId);
        missing.push({ id, ruleId });
        return null;
      };
      const decided = decide({ untold, recorded });
      // What a prerequisite turned out to be may lead to another rule, or to another flag.
      if (missing.length === 0) return decided;
      asked = missing;
    }
  }
}

/** An experiment, and the rule under which a record of it is asked for. */
interface AskedRecord {
  readonly id: number;
  readonly ruleId: number;
}

function underRule(record: RecordedUnder | undefined | null, ruleId: number): number | undefined | null {
  if (record === undefined || record === null) return record;
  return record.ruleId === null || record.ruleId === ruleId ? record.variationId : undefined;
}

/** The experiments about which everything can be told. */
export function withoutUntold(
  experiments: readonly CompiledExperiment[],
  untold: readonly CompiledExperiment[],
): readonly CompiledExperiment[] {
  return untold.length === 0 ? experiments : experiments.filter((one) => !untold.includes(one));
}
