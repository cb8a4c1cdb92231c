import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Config } from '#libs/config';
import { Experiment, loadDatafile, loadExperiment } from '#libs/entities';
import { DomainError, invalidField, notFound } from '#libs/errors';
import {
  compile,
  decideOne,
  evaluationOf,
  EvaluationRequest,
  explainRules,
  readFlagContext,
  trustedAttributes,
  type CompiledExperiment,
  type CompiledProject,
  type Datafile,
  type FlagContext,
  type NamedValue,
  type RecordedVariation,
} from '#libs/evaluation';
import { readKnownEndUser, type KnownEndUser } from '#libs/ingestion';
import type { EvaluatedRuleDto, EvaluationDto } from './evaluate.dto.js';

/** Tells what an end user would get, and why, without recording it: “try a context”. */
@Injectable()
export class EvaluationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
  ) {}

  /**
   * As a program with a secret key would get it now; a Draft as if it were Active.
   *
   * @throws DomainError invalid for a context that OFREP would refuse
   */
  evaluate(id: number, sent: unknown, now: Date): Promise<EvaluationDto> {
    const context = readFlagContext(sent);
    if ('errorCode' in context) {
      const isKey =
        context.errorCode === 'TARGETING_KEY_MISSING' || context.errorDetails.startsWith('targetingKey');
      throw invalidField(isKey ? 'context.targetingKey' : 'context', context.errorDetails);
    }
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const experiment = await manager.findOneBy(Experiment, { id });
      if (!experiment) throw notFound('experiment');
      const project = await this.readProject(manager, experiment);
      const compiled = project.experimentsById.get(id);
      if (compiled === undefined) return whileOff(project, experiment);
      const { projectId } = experiment;
      const known = await readKnownEndUser(
        (text, values) => manager.query(text, values),
        { projectId, endUserId: context.endUserId },
        project.experiments.map((one) => one.id),
      );
      return decided(project, compiled, experiment, requestOf(context, known, now), recordedBy(known));
    });
  }

  /** The project as it is served, with a Draft among its experiments. */
  private async readProject(
    manager: EntityManager,
    { id, projectId, status }: Experiment,
  ): Promise<CompiledProject> {
    const datafile = await loadDatafile(manager, projectId);
    if (datafile === undefined) throw notFound('project');
    const drafts = status === 'Draft' ? await loadExperiment(manager, projectId, id) : undefined;
    return compile(withDraft(datafile, drafts), this.config.hash);
  }
}

const withDraft = (datafile: Datafile, draft: Datafile | undefined): Datafile => {
  if (draft === undefined) return datafile;
  const ids = new Set(draft.experiments.map(({ id }) => id));
  return {
    ...datafile,
    experiments: [...datafile.experiments, ...draft.experiments].sort((one, other) => one.id - other.id),
    disabled: (datafile.disabled ?? []).filter(({ id }) => !ids.has(id)),
  };
};

function requestOf(
  { endUserId, url, attributes }: FlagContext,
  known: KnownEndUser,
  now: Date,
): EvaluationRequest {
  const request = new EvaluationRequest({
    ...{ endUserId, url, now: now.getTime(), segmentIds: known.segmentIds },
    attributes: (stored) => trustedAttributes({ url, attributes }, stored),
  });
  request.storedAttributes = known.attributes;
  request.isJoined = known.isJoined;
  return request;
}

const recordedBy =
  ({ recorded }: KnownEndUser): RecordedVariation =>
  (experimentId, ruleId) => {
    const record = recorded.get(experimentId);
    return record?.ruleId === null || record?.ruleId === ruleId ? record.variationId : undefined;
  };

function decided(
  project: CompiledProject,
  compiled: CompiledExperiment,
  { rules }: Experiment,
  request: EvaluationRequest,
  recorded: RecordedVariation,
): EvaluationDto {
  const outcome = decideOne(project, compiled, request, recorded);
  const flag = evaluationOf(outcome, false);
  if ('errorCode' in flag) throw new DomainError('unavailable', 'dependency-unavailable', flag.errorDetails);
  const isOff = outcome.reason === 'not_active' || outcome.reason === 'shipped';
  const why = new Map(explainRules(project, compiled, request, recorded).map((rule) => [rule.id, rule.why]));
  const control =
    outcome.reason === 'not_active' && compiled.type === 'Feature Flag' ? compiled.control : null;
  return {
    variation: shown(outcome.variation ?? control),
    reason: flag.reason,
    ruleId: isOff || outcome.variation === null || outcome.reason === 'pinned' ? null : outcome.ruleId,
    rules: rules.map(({ id, name }) => ruleOf(id, name, isOff ? 'off' : (why.get(id) ?? null))),
    excluded: outcome.variation === null && !control ? outcome.reason : null,
  };
}

const ruleOf = (id: number, name: string, why: EvaluatedRuleDto['why']): EvaluatedRuleDto => ({
  ...{ id, name, applies: why === null, why },
});

/** What is Paused, Ended or Archived: a Feature Flag serves its control, others nothing. */
function whileOff({ disabledByKey }: CompiledProject, { key, rules }: Experiment): EvaluationDto {
  const off = disabledByKey.get(key);
  const control = off?.control ?? null;
  return {
    variation: shown(control),
    reason: 'DISABLED',
    ruleId: null,
    rules: rules.map(({ id, name }) => ruleOf(id, name, 'off')),
    excluded: control === null ? 'not_active' : null,
  };
}

const shown = (variation: NamedValue | null | undefined): EvaluationDto['variation'] =>
  variation ? { id: variation.id, title: variation.title, value: variation.value ?? null } : null;
