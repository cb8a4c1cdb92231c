import { Injectable } from '@nestjs/common';
import {
  type ContextFault,
  evaluationOf,
  exposuresOf,
  type FlagEvaluation,
  type FlagFailure,
  type Outcome,
  readFlagContext,
} from '#libs/evaluation';
import type { AssignmentCaller } from '../assignments/index.js';
import { AssignmentsService } from '../assignments/assignments.service.js';
import { bodyChecker, FieldFaults } from '../requests/index.js';
import { evaluationsSchema } from './evaluations-schema.js';

/** What is to be reported when the flag is used; not there where nothing is recorded. */
export interface Reportable {
  readonly exposure?: {
    readonly experiment_id: number;
    readonly variant_id: number;
    readonly allocation_version: number;
  };
}

/** All that was asked for one context. */
export type ContextEvaluations = { readonly flags: readonly ((FlagEvaluation & Reportable) | FlagFailure)[] };

const checkBody = bodyChecker(evaluationsSchema);

/** Answers programs that decide themselves about what they cannot know; records nothing. */
@Injectable()
export class EvaluationsService {
  constructor(private readonly assignments: AssignmentsService) {}

  /** @throws DomainError invalid for a body of the wrong form; a context that is at fault is an item of the answer */
  async evaluate(
    body: unknown,
    caller: AssignmentCaller,
  ): Promise<{ results: (ContextEvaluations | ContextFault)[] }> {
    const faults = new FieldFaults();
    if (!checkBody(body, faults)) throw faults.toError();
    // Datafiles of programs may be newer than what this process decides by.
    const asked = new Set(body.contexts.flatMap(({ experiment_ids: ids }) => ids.map(String)));
    const project = await this.assignments.projectWith(asked, caller);
    const { experimentsById } = project.compiled;
    const results = body.contexts.map(async ({ context, experiment_ids: ids }) => {
      const read = readFlagContext(context);
      if ('errorCode' in read) return read;
      const experiments = [...new Set(ids)].flatMap((id) => experimentsById.get(id) ?? []);
      const visit = { ...read, deviceType: null, campaignId: null, adId: null };
      const outcomes = await this.assignments.look(project, experiments, visit, caller);
      return { flags: outcomes.map(reportable) };
    });
    return { results: await Promise.all(results) };
  }
}

function reportable(outcome: Outcome): (FlagEvaluation & Reportable) | FlagFailure {
  const evaluation = evaluationOf(outcome, false);
  const [exposure] = exposuresOf([outcome]);
  if (exposure === undefined || 'errorCode' in evaluation) return evaluation;
  const { experimentId, variationId, allocationVersion, ruleId } = exposure;
  return {
    ...evaluation,
    exposure: {
      ...{ experiment_id: experimentId, variant_id: variationId, allocation_version: allocationVersion },
      ...(ruleId !== 0 && { rule_id: ruleId }),
    },
  };
}
