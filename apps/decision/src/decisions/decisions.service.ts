import { Injectable } from '@nestjs/common';
import {
  assign,
  awaitingMembership,
  EvaluationRequest,
  matchSegments,
  leadingAway,
  matchUrl,
  serializeDecisions,
  type CompiledExperiment,
  type Outcome,
  type RecordedVariation,
} from '#libs/evaluation';
import {
  AssignmentLookup,
  AttributeLookup,
  ExposureRecorder,
  LateAnswers,
  MembershipLookup,
  type EndUserKey,
  type MembershipKey,
} from '#libs/ingestion';
import { type Attributes, isUrl } from '#libs/targeting';
import { Clock } from '../clock.js';
import type { NotCounted, PublicAnswer, PublicCaller } from '../edge/public-route.js';
import { VisitsWatch } from '../notes/visits-watch.js';
import { attributesOf, breakdownAttributesOf } from './attributes.js';
import type { DecisionRequest } from './decision-request.js';
import { detailsOf } from './exposure-details.js';
import { exposuresOf } from './exposures.js';
import { ProjectsService } from './projects.service.js';
import { recordServed } from './record-served.js';
import { originRefused, type ServedProject } from './served-project.js';

/** One request on its way from the targeting to the answer. */
interface Deciding {
  readonly request: DecisionRequest;
  readonly caller: PublicCaller;
  /** Why the visit makes no exposures; undefined when it does. */
  readonly notCounted: NotCounted | undefined;
  readonly project: ServedProject;
  readonly evaluation: EvaluationRequest;
  /** Those that are for the URL and, once membership is known, for the end user. */
  readonly experiments: CompiledExperiment[];
}

/** Makes answers to `POST /decision`: without waiting for anybody when the visitor is known. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly projects: ProjectsService,
    private readonly recorder: ExposureRecorder,
    private readonly lookup: AssignmentLookup,
    private readonly memberships: MembershipLookup,
    private readonly stored: AttributeLookup,
    private readonly lateAnswers: LateAnswers,
    private readonly visits: VisitsWatch,
    private readonly clock: Clock,
  ) {}

  /**
   * The answer's body.
   *
   * @throws DomainError not-found for an unknown project, forbidden for an origin that the project refuses
   */
  decide(request: DecisionRequest, caller: PublicCaller): PublicAnswer | Promise<PublicAnswer> {
    const project = this.projects.peek(request.projectId);
    if (project === undefined) return this.loadAndDecide(request, caller);
    return this.decideIn(project, request, caller);
  }

  private async loadAndDecide(request: DecisionRequest, caller: PublicCaller): Promise<PublicAnswer> {
    return this.decideIn(await this.projects.get(request.projectId), request, caller);
  }

  private decideIn(
    project: ServedProject,
    request: DecisionRequest,
    caller: PublicCaller,
  ): PublicAnswer | Promise<PublicAnswer> {
    const { headers } = caller;
    if (!project.allowsOrigin(headers.origin)) throw originRefused();
    const { endUserId, url, timedOutUrl } = request;
    if (timedOutUrl !== undefined) this.noteLateAnswer(project, endUserId, timedOutUrl);
    const attributes = (stored: Attributes) => attributesOf({ ...request, stored }, headers);
    const evaluation = new EvaluationRequest({ endUserId, url, attributes, now: this.clock.now() });
    const candidates = matchUrl(project.compiled, evaluation);
    const notCounted = this.visits.notCounted(project.compiled, headers['user-agent']);
    const deciding = { request, caller, notCounted, project, evaluation, experiments: candidates };
    const { storedAttributesInPublic } = project.compiled.settings;
    return storedAttributesInPublic && candidates.some(({ asksAttributes }) => asksAttributes)
      ? this.decideWithStored(deciding)
      : this.decideTargeted(deciding);
  }

  private noteLateAnswer({ compiled }: ServedProject, endUserId: string, url: string): void {
    if (!isUrl(url)) return;
    const experimentIds = matchUrl(compiled, new EvaluationRequest({ endUserId, url })).map(({ id }) => id);
    this.lateAnswers.note({
      projectId: compiled.projectId,
      endUserId,
      experimentIds,
      toldAt: this.clock.now(),
    });
  }

  private decideWithStored(deciding: Deciding): PublicAnswer | Promise<PublicAnswer> {
    const { project, evaluation } = deciding;
    const key = { projectId: project.compiled.projectId, endUserId: evaluation.endUserId };
    const known = this.stored.peek(key);
    if (known === undefined) return this.lookUpStored(deciding, key);
    evaluation.storedAttributes = known;
    return this.decideTargeted(deciding);
  }

  /** Leaves out what hangs on attributes that nobody can tell now. */
  private async lookUpStored(deciding: Deciding, key: EndUserKey): Promise<PublicAnswer> {
    const found = await this.stored.find(key);
    if (found !== null) deciding.evaluation.storedAttributes = found;
    const experiments = deciding.experiments.filter((one) => found !== null || !one.asksAttributes);
    return this.decideTargeted({ ...deciding, experiments });
  }

  /** The attributes are known, as far as anybody asks. */
  private decideTargeted(deciding: Deciding): PublicAnswer | Promise<PublicAnswer> {
    const { evaluation, experiments: candidates } = deciding;
    const awaiting = candidates.some(({ asksMembership }) => asksMembership)
      ? awaitingMembership(candidates, evaluation)
      : [];
    return awaiting.length > 0
      ? this.decideWithMembership(deciding, awaiting)
      : this.decideAmongMembers(deciding);
  }

  private decideWithMembership(
    deciding: Deciding,
    awaiting: readonly CompiledExperiment[],
  ): PublicAnswer | Promise<PublicAnswer> {
    const { project, evaluation } = deciding;
    const { projectId, revision } = project.compiled;
    const key = { projectId, revision, endUserId: evaluation.endUserId };
    const known = this.memberships.peek(key);
    if (known === undefined) return this.lookUpMembership(deciding, key, awaiting);
    evaluation.segmentIds = known;
    return this.decideAmongMembers(deciding);
  }

  /** Leaves out what hangs on a membership that nobody can tell now. */
  private async lookUpMembership(
    deciding: Deciding,
    key: MembershipKey,
    awaiting: readonly CompiledExperiment[],
  ): Promise<PublicAnswer> {
    const found = await this.memberships.find(key);
    if (found !== null) deciding.evaluation.segmentIds = found;
    const experiments = deciding.experiments.filter((one) => found !== null || !awaiting.includes(one));
    return this.decideAmongMembers({ ...deciding, experiments });
  }

  /** The segments that the end user is assigned to are known, as far as anybody asks. */
  private decideAmongMembers(candidates: Deciding): PublicAnswer | Promise<PublicAnswer> {
    const { request, project, evaluation } = candidates;
    const { endUserId } = request;
    const experiments = matchSegments(candidates.experiments, evaluation);
    const deciding = { ...candidates, experiments };

    let mustLookUp = false;
    const outcomes = assign(project.compiled, experiments, evaluation, (experimentId) => {
      const variationId = this.recorder.recordedVariation(endUserId, experimentId);
      mustLookUp ||= variationId === 0;
      return variationId || null;
    });
    return mustLookUp ? this.lookUpAndAnswer(deciding) : this.answer(deciding, outcomes);
  }

  /** Somebody whom this process does not remember, in an experiment whose shares have changed. */
  private async lookUpAndAnswer(deciding: Deciding): Promise<PublicAnswer> {
    const { request, project, evaluation, experiments } = deciding;
    const endUser = { projectId: project.compiled.projectId, endUserId: request.endUserId };
    await this.recorder.underWay(endUser);
    const asked = experiments
      .filter(({ id, sticky }) => sticky && this.recorder.servedVariation(endUser, id) === 0)
      .map(({ id }) => id);
    const found = asked.length > 0 ? await this.lookup.find(endUser, asked) : new Map<number, number>();
    const recorded: RecordedVariation = (experimentId) =>
      this.recorder.servedVariation(endUser, experimentId) ||
      (found === null ? null : found.get(experimentId));
    return this.answer(deciding, assign(project.compiled, experiments, evaluation, recorded));
  }

  /** Whoever is led away is decided, and recorded, for that experiment alone. */
  private answer(deciding: Deciding, all: readonly Outcome[]): PublicAnswer | Promise<PublicAnswer> {
    const { request, notCounted } = deciding;
    const away = leadingAway(all, request.url);
    const outcomes = away === undefined ? all : [away];
    const exposures = exposuresOf(outcomes);
    const nothingToRecord =
      exposures.length === 0 ||
      this.recorder.isSettled(request.endUserId, exposures) ||
      notCounted !== undefined;
    return nothingToRecord ? answerOf(deciding, outcomes) : this.recordAndAnswer(deciding, outcomes, all);
  }

  private async recordAndAnswer(
    deciding: Deciding,
    outcomes: readonly Outcome[],
    all: readonly Outcome[],
  ): Promise<PublicAnswer> {
    const { request, caller, project, evaluation } = deciding;
    this.visits.noteVisitor(project.compiled, caller.address);
    const known = { ...request, stored: evaluation.storedAttributes };
    const details = detailsOf(breakdownAttributesOf(known, caller.headers), {
      attributes: request.attributes,
    });
    const serving = { project: project.compiled, evaluation, outcomes, details };
    const served = await recordServed(this.recorder, serving);
    const [only] = served;
    if (outcomes === all || only === undefined || leadingAway(served, request.url))
      return answerOf(deciding, served);
    // Another variation was recorded meanwhile, with which the visitor stays on the page.
    return this.answer(
      deciding,
      all.map((each) => (each.experiment === outcomes[0]!.experiment ? only : each)),
    );
  }
}

function answerOf({ request, notCounted, project }: Deciding, outcomes: readonly Outcome[]): PublicAnswer {
  const { urlFollowers, where } = project.compiled;
  const hints = request.hints ? where : undefined;
  const json = serializeDecisions(request.endUserIdJson, outcomes, urlFollowers, hints);
  return notCounted === undefined ? json : { ...json, notCounted };
}
