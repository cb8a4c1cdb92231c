import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { disabledFlag, evaluationOf, type FlagEvaluation, type FlagFailure } from '#libs/evaluation';
import type { AssignmentCaller, AssignmentVisit } from '../assignments/index.js';
import { AssignmentsService, hidesNames } from '../assignments/assignments.service.js';
import { StreamOffers, type Entrance } from '../event-streams/index.js';
import { OfrepError } from './ofrep-error.js';

/** All flags of one context, as JSON, with the tag of exactly this result. */
export interface AllFlags {
  readonly text: string;
  readonly etag: string;
}

/** Who asks, and by which name of this service. */
export type OfrepCaller = AssignmentCaller & Entrance;

/** Experiments as feature flags: the same engine, datafile and record as the assignment API. */
@Injectable()
export class OfrepService {
  constructor(
    private readonly assignments: AssignmentsService,
    private readonly offers: StreamOffers,
  ) {}

  /**
   * One flag, whose exposure is recorded.
   *
   * @throws OfrepError FLAG_NOT_FOUND, and GENERAL when a look-up is needed that is impossible now
   * @throws DomainError forbidden for an origin that the project does not serve
   */
  async evaluate(key: string, visit: AssignmentVisit, caller: AssignmentCaller): Promise<FlagEvaluation> {
    const project = await this.assignments.projectOf(caller);
    const { compiled } = project;
    const hides = hidesNames(project, caller);
    const experiment = compiled.experimentsByKey.get(key);
    if (experiment === undefined) {
      const off = compiled.disabledByKey.get(key);
      if (off === undefined) throw new OfrepError('FLAG_NOT_FOUND', 'The project has no such flag.');
      return disabledFlag(off, hides);
    }
    const { outcomes } = await this.assignments.serve(project, [experiment], visit, caller);
    const evaluated = evaluationOf(outcomes[0]!, hides);
    if ('errorCode' in evaluated) throw new OfrepError(evaluated.errorCode, evaluated.errorDetails);
    return evaluated;
  }

  /**
   * All flags but Drafts and Archived ones. Nothing is recorded: nobody has been shown anything yet. The tag is of the
   * flags and of the stream that is offered, so that a caller who keeps its result keeps the right stream with it.
   *
   * @throws DomainError forbidden for an origin that the project does not serve
   */
  async evaluateAll(visit: AssignmentVisit, caller: OfrepCaller): Promise<AllFlags> {
    const project = await this.assignments.projectOf(caller);
    const { compiled } = project;
    const hides = hidesNames(project, caller);
    const outcomes = await this.assignments.look(project, compiled.experiments, visit, caller);
    const flags: (FlagEvaluation | FlagFailure)[] = outcomes.map((outcome) => evaluationOf(outcome, hides));
    for (const off of compiled.disabledByKey.values()) if (off.isListed) flags.push(disabledFlag(off, hides));
    const list = JSON.stringify(flags);
    const offer = this.offers.offer(project, caller.key, caller);
    const hash = createHash('sha256').update(list);
    if (offer === undefined) return { text: `{"flags":${list}}`, etag: `"${hash.digest('base64url')}"` };
    const streams = JSON.stringify([offer.entry]);
    const etag = `"${hash.update(offer.name).digest('base64url')}"`;
    return { text: `{"flags":${list},"eventStreams":${streams}}`, etag };
  }
}
