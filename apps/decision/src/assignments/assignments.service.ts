import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { DatafileStore } from '#libs/datafiles';
import { DomainError, notFound } from '#libs/errors';
import {
  decideEach,
  decideOne,
  EvaluationRequest,
  exposuresOf,
  findExperiment,
  hasEnded,
  isMeasured,
  trustedAttributes,
  type CompiledExperiment,
  type FlagValue,
  type Outcome,
} from '#libs/evaluation';
import type { AuthorizedKey } from '#libs/guards';
import {
  AssignmentTimes,
  type EndUserKey,
  ExperimentDirectory,
  ExposureRecorder,
  type KnownExperiment,
} from '#libs/ingestion';
import type { Attributes } from '#libs/targeting';
import { Clock } from '../clock.js';
import type { NotCounted } from '../edge/index.js';
import { VisitsWatch } from '../notes/index.js';
import {
  attributesOf,
  detailsOf,
  later,
  originRefused,
  recordServed,
  type Asked,
  type ServedProject,
} from '../serving/index.js';
import { Resolver } from '../serving/resolver.service.js';
import type { AssignmentVisit, EligibilityRequest } from './assignment-request.js';

/** Who asks: with which key, and what else the request tells. */
export interface AssignmentCaller {
  readonly key: AuthorizedKey;
  readonly headers: IncomingHttpHeaders;
  /** The address that counts for limits; never to be stored. */
  readonly address: string;
}

/** Why somebody has no variant. */
export type Ineligibility = Exclude<Outcome['reason'], 'assigned' | 'recorded' | 'personalized' | 'shipped'>;

/** What somebody is assigned in an experiment, or why nothing. */
export interface Assigned {
  readonly experimentId: number;
  readonly experimentKey: string;
  readonly variation: { readonly id: number; readonly title: string } | null;
  /** What programs use; only there where the experiment has values. */
  readonly value?: FlagValue | undefined;
  readonly assignedAt: Date | null;
  readonly reason: Ineligibility | null;
  /** Whether everybody gets it since the experiment's end; there is no time then. */
  readonly shipped?: boolean;
  /** Why it was not recorded; there is no time then. */
  readonly notCounted?: NotCounted | undefined;
}

/** What an end user gets in an experiment that it is eligible for. */
export interface EligibleVariant {
  readonly variant_id: number;
  /** Only there where the experiment has values. */
  readonly value?: FlagValue;
  /** Only there where everybody gets it since the experiment's end. */
  readonly shipped?: true;
}

/** What somebody gets in several experiments. */
interface Served {
  readonly outcomes: readonly Outcome[];
  readonly notCounted: NotCounted | undefined;
}

/** What an end user was shown. */
export interface Shown {
  /** Id in digits, or key. */
  readonly reference: string;
  /** Null when the caller does not say. */
  readonly variationId: number | null;
}

/** `known` where no datafile that this process has contains the experiment. */
type Found = { readonly project: ServedProject } & (
  | { readonly experiment: CompiledExperiment }
  | { readonly experiment: undefined; readonly known: KnownExperiment }
);

/** Of experiments that are not known, which callers may make up. */
const mostLookedFor = 500;

/** Assignments for programs: the same engine, datafile and record as `POST /decision`. */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly datafiles: DatafileStore<ServedProject>,
    private readonly directory: ExperimentDirectory,
    private readonly recorder: ExposureRecorder,
    private readonly times: AssignmentTimes,
    private readonly resolver: Resolver,
    private readonly visits: VisitsWatch,
    private readonly clock: Clock,
  ) {}

  /**
   * Assigns an end user in one experiment, and records it.
   *
   * @throws DomainError not-found for an experiment that the project does not have; unavailable when a look-up
   *   is needed that is impossible now
   */
  async assign(reference: string, visit: AssignmentVisit, caller: AssignmentCaller): Promise<Assigned> {
    const found = await this.find(reference, caller);
    if (found.experiment === undefined) return notActive(found.known.id, found.known.key);
    const { project, experiment } = found;
    const endUser = { projectId: project.compiled.projectId, endUserId: visit.endUserId };
    const { outcomes, notCounted } = await this.serveOne(project, experiment, visit, caller);
    const assigned = await this.toAssigned(outcomes[0]!, endUser, notCounted);
    const hidesTitle = hidesNames(project, caller);
    const valued = { ...assigned, value: valueOf(outcomes[0]!, hidesTitle) };
    return hidesTitle ? withoutName(valued) : valued;
  }

  /**
   * Records that an end user was shown an experiment some time ago, which asked about it without a record: the variation
   * that is served, and nothing where the caller names another one.
   *
   * @returns why it was not recorded, if it was not
   * @throws DomainError not-found for an experiment that the project does not have; unavailable when it is not known to
   *   be recorded
   */
  async expose(
    { reference, variationId }: Shown,
    visit: AssignmentVisit,
    caller: AssignmentCaller,
  ): Promise<NotCounted | undefined> {
    const { project, experiment } = await this.find(reference, caller);
    if (experiment === undefined) return undefined;
    if (variationId !== null) {
      const [outcome] = await this.look(project, [experiment], visit, caller);
      if (outcome!.variation !== null && outcome!.variation.id !== variationId) return undefined;
    }
    const { outcomes, notCounted } = await this.serveOne(project, experiment, visit, caller);
    if (outcomes[0]!.reason === 'lookup_unavailable') throw unavailable();
    return notCounted;
  }

  /** The variants of those of the experiments that the end user is eligible for, by the names asked; recorded. */
  async checkEligibility(
    { experiments: names, ...visit }: EligibilityRequest,
    caller: AssignmentCaller,
  ): Promise<{ eligible: Record<string, EligibleVariant>; notCounted: NotCounted | undefined }> {
    const project = await this.projectWith(names, caller);
    const asked = [...names].flatMap((name) => {
      const experiment = findExperiment(project.compiled, name);
      return experiment ? [{ name, experiment }] : [];
    });
    const experiments = [...new Set(asked.map(({ experiment }) => experiment))].sort((a, b) => a.id - b.id);
    const { outcomes, notCounted } = await this.serve(project, experiments, visit, caller);
    const variants = new Map(
      outcomes.map((outcome) => [
        outcome.experiment.id,
        eligibleVariant(outcome, hidesNames(project, caller)),
      ]),
    );
    const eligible = asked.flatMap(({ name, experiment }) => {
      const variant = variants.get(experiment.id);
      return variant === undefined ? [] : [[name, variant] as const];
    });
    return { eligible: Object.fromEntries(eligible), notCounted };
  }

  /**
   * What an end user gets in each of the experiments of the project of the caller's key; recorded. Without waiting when all is
   * in memory, as for `POST /decision`.
   */
  serve(
    project: ServedProject,
    experiments: readonly CompiledExperiment[],
    visit: AssignmentVisit,
    caller: AssignmentCaller,
  ): Served | Promise<Served> {
    const asked = this.ask(project, experiments, visit, caller);
    const outcomes = this.evaluate(asked);
    return later(outcomes, (all) => this.record(asked, all, visit, caller));
  }

  /** One experiment, recorded also where this process remembers a record that is gone since, as after an erasure. */
  private async serveOne(
    project: ServedProject,
    experiment: CompiledExperiment,
    visit: AssignmentVisit,
    caller: AssignmentCaller,
  ): Promise<Served> {
    const served = await this.serve(project, [experiment], visit, caller);
    const exposures = served.notCounted === undefined ? exposuresOf(served.outcomes) : [];
    if (exposures.length === 0 || !this.recorder.isSettled(visit.endUserId, exposures)) return served;
    const endUser = { projectId: project.compiled.projectId, endUserId: visit.endUserId };
    if ((await this.times.find(endUser, experiment.id)) !== undefined) return served;
    this.recorder.forget(visit.endUserId, exposures);
    return this.serve(project, [experiment], visit, caller);
  }

  private record(
    { project: { compiled }, evaluation }: Asked,
    outcomes: readonly Outcome[],
    visit: AssignmentVisit,
    { key, headers, address }: AssignmentCaller,
  ): Served | Promise<Served> {
    const isTrusted = key.kind === 'secret';
    const notCounted = isTrusted ? undefined : this.visits.notCounted(compiled, headers['user-agent']);
    if (notCounted !== undefined) return { outcomes, notCounted };
    const exposures = exposuresOf(outcomes);
    if (exposures.length === 0 || this.recorder.isSettled(evaluation.endUserId, exposures))
      return { outcomes, notCounted };
    if (!isTrusted) this.visits.noteVisitor(compiled, address);
    const serving = {
      project: compiled,
      evaluation,
      outcomes,
      details: detailsOf(evaluation.attributes, visit),
      at: visit.shownAt,
    };
    return recordServed(this.recorder, serving).then((served) => ({ outcomes: served, notCounted }));
  }

  /** The same without a record, for who has not been shown anything yet. */
  look(
    project: ServedProject,
    experiments: readonly CompiledExperiment[],
    visit: AssignmentVisit,
    caller: AssignmentCaller,
  ): Outcome[] | Promise<Outcome[]> {
    return this.evaluate(this.ask(project, experiments, visit, caller));
  }

  private ask(
    project: ServedProject,
    experiments: readonly CompiledExperiment[],
    visit: AssignmentVisit,
    caller: AssignmentCaller,
  ): Asked {
    const { endUserId, url } = visit;
    const attributes = (stored: Attributes) => attributesOfVisit(visit, caller, stored);
    const evaluation = new EvaluationRequest({ endUserId, url, attributes, now: this.clock.now() });
    const asksStored = caller.key.kind === 'secret' || project.compiled.settings.storedAttributesInPublic;
    return { project, evaluation, experiments, asksStored };
  }

  /**
   * What an end user gets in each of the experiments, and why, as `POST /decision` would answer it. What cannot be looked
   * up now is `lookup_unavailable`.
   */
  private evaluate({ experiments, ...asked }: Asked): Outcome[] | Promise<Outcome[]> {
    const { project, evaluation } = asked;
    const { compiled } = project;
    const targeted = experiments.filter(
      (experiment) =>
        !hasEnded(experiment, evaluation) && compiled.urls.holds(experiment.position, evaluation.url),
    );
    const wanted = { ...asked, experiments: targeted, askedFor: experiments };
    return this.resolver.resolve(wanted, ({ untold, recorded }) => {
      if (untold.length === 0) return decideEach(compiled, experiments, evaluation, recorded);
      return experiments.map((experiment) =>
        untold.includes(experiment)
          ? { experiment, variation: null, reason: 'lookup_unavailable', bucket: null, ruleId: 0 }
          : decideOne(compiled, experiment, evaluation, recorded),
      );
    });
  }

  private async toAssigned(
    outcome: Outcome,
    endUser: EndUserKey,
    notCounted: NotCounted | undefined,
  ): Promise<Assigned> {
    const { id, key } = outcome.experiment;
    const { variation, reason } = outcome;
    if (reason === 'lookup_unavailable') throw unavailable();
    if (variation === null) {
      const why = reason as Ineligibility;
      return { experimentId: id, experimentKey: key, variation, assignedAt: null, reason: why, notCounted };
    }
    if (reason === 'shipped')
      return {
        experimentId: id,
        experimentKey: key,
        variation,
        assignedAt: null,
        reason: null,
        shipped: true,
      };
    if (notCounted !== undefined)
      return { experimentId: id, experimentKey: key, variation, assignedAt: null, reason: null, notCounted };
    if (!isMeasured(outcome))
      return { experimentId: id, experimentKey: key, variation, assignedAt: null, reason: null };
    const assignedAt = await this.times.find(endUser, id);
    if (assignedAt === undefined) throw unavailable();
    return { experimentId: id, experimentKey: key, variation, assignedAt, reason: null };
  }

  /**
   * The project of the caller's key; without waiting when it is in memory.
   *
   * @throws DomainError (also as a rejection) not-found, and forbidden for an origin that the project does not serve
   */
  projectOf({ key, headers }: AssignmentCaller): ServedProject | Promise<ServedProject> {
    const project = this.datafiles.peek(key.projectId) ?? this.datafiles.get(key.projectId);
    return later(project, (found) => requireOrigin(found, headers));
  }

  /**
   * The same, read again where one of the experiments, by id in digits or key, was started a moment ago.
   *
   * @throws DomainError not-found, and forbidden for an origin that the project does not serve
   */
  async projectWith(names: Iterable<string>, caller: AssignmentCaller): Promise<ServedProject> {
    const project = await this.projectOf(caller);
    const missing = [...names].filter((name) => findExperiment(project.compiled, name) === undefined);
    const few = missing.slice(0, mostLookedFor);
    const isOld = few.length > 0 && (await this.isAnyActive(caller.key.projectId, few));
    return isOld ? this.newerProject(caller) : project;
  }

  /** An Active experiment, asked for again where the datafile may be older than it, or else what is known of it. */
  private async find(reference: string, caller: AssignmentCaller): Promise<Found> {
    const project = await this.projectOf(caller);
    const experiment = findExperiment(project.compiled, reference);
    if (experiment !== undefined) return { project, experiment };
    const known = await this.getKnown(caller.key.projectId, reference);
    if (!known.active) return { project, experiment, known };
    const newer = await this.newerProject(caller);
    const added = findExperiment(newer.compiled, reference);
    return added === undefined
      ? { project: newer, experiment: added, known }
      : { project: newer, experiment: added };
  }

  /** An experiment that was started a moment ago may be in no datafile yet. */
  private async newerProject(caller: AssignmentCaller): Promise<ServedProject> {
    await this.datafiles.refresh(caller.key.projectId);
    return this.projectOf(caller);
  }

  /** False when nobody can tell now. */
  private async isAnyActive(projectId: number, names: readonly string[]): Promise<boolean> {
    const known = await this.directory.find(projectId, new Set(names), true).catch(() => undefined);
    return [...(known?.values() ?? [])].some(({ active }) => active);
  }

  private async getKnown(projectId: number, reference: string) {
    const known = await this.directory.find(projectId, new Set([reference]), true);
    const experiment = known.get(reference);
    if (experiment === undefined) throw notFound('experiment');
    return experiment;
  }
}

/** What programs use of an outcome, where the experiment has values; a title only where names may be told. */
function valueOf({ experiment, variation }: Outcome, hidesTitle: boolean): FlagValue | undefined {
  if (variation === null || !experiment.hasValues || (hidesTitle && !variation.hasOwnValue)) return undefined;
  return variation.value;
}

function eligibleVariant(outcome: Outcome, hidesTitle: boolean): EligibleVariant | undefined {
  const { variation, reason } = outcome;
  if (variation === null) return undefined;
  const value = valueOf(outcome, hidesTitle);
  return {
    variant_id: variation.id,
    ...(value !== undefined && { value }),
    ...(reason === 'shipped' && { shipped: true }),
  };
}
/** Whether titles are told to nobody with this key. */
export const hidesNames = ({ compiled }: ServedProject, { key }: AssignmentCaller): boolean =>
  key.kind !== 'secret' && !compiled.settings.publicNames;

/** The id tells the variation; its title is nobody's business. */
function withoutName(assigned: Assigned): Assigned {
  const { variation } = assigned;
  return variation === null ? assigned : { ...assigned, variation: { id: variation.id, title: '' } };
}

/** A server's own headers say nothing of the visitor that it asks for. */
function attributesOfVisit(
  visit: AssignmentVisit,
  { key, headers }: AssignmentCaller,
  stored: Attributes,
): Attributes {
  const device = visit.deviceType === null ? {} : { device_type: visit.deviceType };
  const attributes = { ...device, ...visit.attributes };
  if (key.kind === 'secret') return trustedAttributes({ url: visit.url, attributes }, stored);
  return attributesOf({ url: visit.url, attributes, stored }, headers);
}

function requireOrigin(project: ServedProject | undefined, { origin }: IncomingHttpHeaders): ServedProject {
  if (project === undefined) throw notFound('project');
  if (!project.allowsOrigin(origin)) throw originRefused();
  return project;
}

function notActive(experimentId: number, experimentKey: string): Assigned {
  return { experimentId, experimentKey, variation: null, assignedAt: null, reason: 'not_active' };
}

function unavailable(): DomainError {
  const detail = 'The assignment cannot be looked up for the moment.';
  return new DomainError('unavailable', 'dependency-unavailable', detail, { retryAfterSeconds: 2 });
}
