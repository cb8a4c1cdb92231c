import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { evaluationOf } from '#libs/evaluation';
import type { AssignmentCaller, AssignmentVisit } from '../assignments/index.js';
import { AssignmentsService, hidesNames } from '../assignments/assignments.service.js';
import { StreamOffers, type Entrance } from '../event-streams/index.js';
import { disabledText, flagText } from './flag-texts.js';
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
   * One flag as JSON, whose exposure is recorded.
   *
   * @throws OfrepError FLAG_NOT_FOUND, and GENERAL when a look-up is needed that is impossible now
   * @throws DomainError forbidden for an origin that the project does not serve
   */
  async evaluate(key: string, visit: AssignmentVisit, caller: AssignmentCaller): Promise<string> {
    const project = await this.assignments.projectOf(caller);
    const { compiled } = project;
    const hides = hidesNames(project, caller);
    const experiment = compiled.experimentsByKey.get(key);
    if (experiment === undefined) {
      const off = compiled.disabledByKey.get(key);
      if (off === undefined) throw new OfrepError('FLAG_NOT_FOUND', 'The project has no such flag.');
      return disabledText(off, hides);
    }
    const { outcomes } = await this.assignments.serve(project, [experiment], visit, caller);
    const outcome = outcomes[0]!;
    if (outcome.reason === 'lookup_unavailable') {
      const evaluated = evaluationOf(outcome, hides);
      if ('errorCode' in evaluated) throw new OfrepError(evaluated.errorCode, evaluated.errorDetails);
    }
    return flagText(outcome, hides);
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
    const texts = outcomes.map((outcome) => flagText(outcome, hides));
    for (const off of compiled.disabledByKey.values()) if (off.isListed) texts.push(disabledText(off, hides));
    const list = `[${texts.join(',')}]`;
    const offer = this.offers.offer(project, caller.key, caller);
    if (offer === undefined) return { text: `{"flags":${list}}`, etag: tagOf(list) };
    const text = `{"flags":${list},"eventStreams":[${JSON.stringify(offer.entry)}]}`;
    return { text, etag: tagOf(list + offer.name) };
  }
}

const tagOf = (text: string): string => `"${hash('sha256', text, 'base64url')}"`;
