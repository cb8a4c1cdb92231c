import { Injectable } from '@nestjs/common';
import { evaluationOf, type JsonText, type Outcome } from '#libs/evaluation';
import type { AssignmentCaller, AssignmentVisit } from '../assignments/index.js';
import { AssignmentsService, hidesNames } from '../assignments/assignments.service.js';
import { StreamOffers, type Entrance } from '../event-streams/index.js';
import { later, type ServedProject } from '../serving/index.js';
import { AllFlags } from './all-flags.js';
import { fillIn, FlagTexts } from './flag-texts.js';
import { OfrepError } from './ofrep-error.js';

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
   * One flag as JSON, whose exposure is recorded; without waiting when all is in memory.
   *
   * @throws OfrepError (also as a rejection) FLAG_NOT_FOUND, and GENERAL when a look-up is needed that is impossible now
   * @throws DomainError (likewise) forbidden for an origin that the project does not serve
   */
  evaluate(key: string, visit: AssignmentVisit, caller: AssignmentCaller): JsonText | Promise<JsonText> {
    return later(this.assignments.projectOf(caller), (project) =>
      this.evaluateIn(project, key, visit, caller),
    );
  }

  private evaluateIn(
    project: ServedProject,
    key: string,
    visit: AssignmentVisit,
    caller: AssignmentCaller,
  ): JsonText | Promise<JsonText> {
    const { compiled } = project;
    const hides = hidesNames(project, caller);
    const texts = FlagTexts.of(compiled, hides);
    const experiment = compiled.experimentsByKey.get(key);
    if (experiment === undefined) {
      const off = compiled.disabledByKey.get(key);
      if (off === undefined) throw new OfrepError('FLAG_NOT_FOUND', 'The project has no such flag.');
      const { before, isAscii } = texts.ofDisabled(off);
      return { text: before, isAscii };
    }
    const served = this.assignments.serve(project, [experiment], visit, caller);
    return later(served, ({ outcomes }) => textOf(outcomes[0]!, texts, hides));
  }

  /**
   * All flags but Drafts and Archived ones. Nothing is recorded: nobody has been shown anything yet.
   *
   * @throws DomainError (also as a rejection) forbidden for an origin that the project does not serve
   */
  evaluateAll(visit: AssignmentVisit, caller: OfrepCaller): AllFlags | Promise<AllFlags> {
    return later(this.assignments.projectOf(caller), (project) => {
      const { compiled } = project;
      const texts = FlagTexts.of(compiled, hidesNames(project, caller));
      const outcomes = this.assignments.look(project, compiled.experiments, visit, caller);
      return later(
        outcomes,
        (all) => new AllFlags(all, texts, this.offers.offer(project, caller.key, caller)),
      );
    });
  }
}

/** @throws OfrepError GENERAL when a look-up is needed that is impossible now */
function textOf(outcome: Outcome, texts: FlagTexts, hides: boolean): JsonText {
  if (outcome.reason === 'lookup_unavailable') {
    const evaluated = evaluationOf(outcome, hides);
    if ('errorCode' in evaluated) throw new OfrepError(evaluated.errorCode, evaluated.errorDetails);
  }
  const text = texts.ofOutcome(outcome);
  return { text: fillIn(text, outcome.bucket), isAscii: text.isAscii };
}
