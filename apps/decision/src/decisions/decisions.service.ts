import { Injectable } from '@nestjs/common';
import {
  assign,
  EvaluationRequest,
  exposuresOf,
  leadingAway,
  matchSegments,
  matchUrl,
  serializeDecisions,
  type Outcome,
} from '#libs/evaluation';
import { ExposureRecorder, LateAnswers } from '#libs/ingestion';
import { type Attributes, isUrl } from '#libs/targeting';
import { Clock } from '../clock.js';
import type { NotCounted, PublicAnswer, PublicCaller } from '../edge/index.js';
import { TagSightings, VisitsWatch } from '../notes/index.js';
import {
  attributesOf,
  breakdownAttributesOf,
  detailsOf,
  originRefused,
  recordServed,
  withoutUntold,
  type ServedProject,
} from '../serving/index.js';
import { ProjectsService } from '../serving/projects.service.js';
import { Resolver } from '../serving/resolver.service.js';
import type { DecisionRequest } from './decision-request.js';

/** One request on its way from the targeting to the answer. */
interface DecisionContext {
  readonly request: DecisionRequest;
  readonly caller: PublicCaller;
  /** Why the visit makes no exposures; undefined when it does. */
  readonly notCounted: NotCounted | undefined;
  readonly project: ServedProject;
  readonly evaluation: EvaluationRequest;
}

/** Makes answers to `POST /decision`: without waiting for anybody when the visitor is known. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly projects: ProjectsService,
    private readonly recorder: ExposureRecorder,
    private readonly resolver: Resolver,
    private readonly lateAnswers: LateAnswers,
    private readonly visits: VisitsWatch,
    private readonly tags: TagSightings,
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
    const { compiled } = project;
    const { origin } = headers;
    const isRefused = !project.allowsOrigin(origin);
    this.tags.note({ projectId: compiled.projectId, origin, isRefused });
    if (isRefused) throw originRefused();
    const { endUserId, url, timedOutUrl } = request;
    if (timedOutUrl !== undefined) this.noteLateAnswer(project, endUserId, timedOutUrl);
    const attributes = (stored: Attributes) => attributesOf({ ...request, stored }, headers);
    const evaluation = new EvaluationRequest({ endUserId, url, attributes, now: this.clock.now() });
    const experiments = matchUrl(compiled, evaluation);
    const asksStored = compiled.settings.storedAttributesInPublic === true;
    const outcomes = this.resolver.resolve(
      { project, evaluation, experiments, asksStored },
      ({ untold, recorded }) => {
        const matching = matchSegments(withoutUntold(experiments, untold), evaluation);
        return assign(compiled, matching, evaluation, recorded);
      },
    );
    const notCounted = this.visits.notCounted(compiled, headers['user-agent']);
    const context = { request, caller, notCounted, project, evaluation };
    return outcomes instanceof Promise
      ? outcomes.then((all) => this.answer(context, all))
      : this.answer(context, outcomes);
  }

  private noteLateAnswer({ compiled }: ServedProject, endUserId: string, url: string): void {
    if (!isUrl(url)) return;
    const shown = matchUrl(compiled, new EvaluationRequest({ endUserId, url }));
    const experimentIds = shown.filter(({ shipped }) => shipped === null).map(({ id }) => id);
    this.lateAnswers.note({
      projectId: compiled.projectId,
      endUserId,
      experimentIds,
      toldAt: this.clock.now(),
    });
  }

  /** Anyone who is led away is decided, and recorded, for that experiment alone. */
  private answer(context: DecisionContext, all: readonly Outcome[]): PublicAnswer | Promise<PublicAnswer> {
    const { request, notCounted } = context;
    const away = leadingAway(all, request.url);
    const outcomes = away === undefined ? all : [away];
    const exposures = exposuresOf(outcomes);
    const nothingToRecord =
      exposures.length === 0 ||
      this.recorder.isSettled(request.endUserId, exposures) ||
      notCounted !== undefined;
    return nothingToRecord ? answerOf(context, outcomes) : this.recordAndAnswer(context, outcomes, all);
  }

  private async recordAndAnswer(
    context: DecisionContext,
    outcomes: readonly Outcome[],
    all: readonly Outcome[],
  ): Promise<PublicAnswer> {
    const { request, caller, project, evaluation } = context;
    this.visits.noteVisitor(project.compiled, caller.address);
    const known = { ...request, stored: evaluation.storedAttributes };
    const details = detailsOf(breakdownAttributesOf(known, caller.headers), {
      attributes: request.attributes,
    });
    const serving = { project: project.compiled, evaluation, outcomes, details };
    const served = await recordServed(this.recorder, serving);
    const [only] = served;
    if (outcomes === all || only === undefined || leadingAway(served, request.url))
      return answerOf(context, served);
    // Another variation was recorded meanwhile, with which the visitor stays on the page.
    return this.answer(
      context,
      all.map((each) => (each.experiment === outcomes[0]!.experiment ? only : each)),
    );
  }
}

function answerOf(
  { request, notCounted, project }: DecisionContext,
  outcomes: readonly Outcome[],
): PublicAnswer {
  const { urlFollowers, where } = project.compiled;
  const hints = request.hints ? where : undefined;
  const json = serializeDecisions(request.endUserIdJson, outcomes, urlFollowers, hints);
  return notCounted === undefined ? json : { ...json, notCounted };
}
