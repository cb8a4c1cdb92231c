import { In, type EntityManager, type FindOptionsSelect, type FindOptionsWhere } from 'typeorm';
import { Experiment, ExperimentMark, Metric, Variation } from '#libs/entities';
import { notFound } from '#libs/errors';
import type { Mark } from '../../experiments/index.js';
import { defaultRule, readMeasuredRules, type MeasuredRules } from './measured-rules.js';
import { readMeasures, type SharedMeasure } from '../../metric-values/index.js';

const fieldsOfVariation = {
  id: true,
  title: true,
  isControl: true,
  retiredAt: true,
  traffic: true,
} as const satisfies FindOptionsSelect<Variation>;

const fieldsOfExperiment = {
  ...{ id: true, projectId: true, key: true, title: true, type: true, status: true },
  ...{ allocationVersion: true, startedAllocationVersion: true, conversionEventType: true },
  ...{ plannedUsers: true, endAt: true, startedAt: true, endedAt: true, shippedVariationId: true },
  ...{
    rules: true,
    lastRuleId: true,
    endsItself: true,
    stopsOnGuardrail: true,
    stopsOnSrm: true,
    protocol: true,
    startedPlan: true,
  },
} as const satisfies FindOptionsSelect<Experiment>;

/** An experiment without its code and its texts, which may be large. */
export type MeasuredFields = Pick<Experiment, keyof typeof fieldsOfExperiment>;

/** A variation without what it shows, which may be large. */
export type MeasuredVariation = Pick<Variation, keyof typeof fieldsOfVariation>;

/** An experiment with everything that its results are made of but the counts, each in ascending id. */
export interface MeasuredExperiment {
  experiment: MeasuredFields;
  /** Retired ones too. */
  variations: MeasuredVariation[];
  /** Those of the experiment alone; shared ones have values of their own. */
  /** Those of the library too. */
  metrics: Metric[];
  /** How those of the library are measured. */
  shared: SharedMeasure[];
  /** Changes while it ran, oldest first. */
  marks: Mark[];
  /** Ids of the rules that measure end users since the start, or did; `[0]` without rules. */
  measuredRules: MeasuredRules;
}

/** @throws DomainError not-found */
export async function readMeasured(manager: EntityManager, id: number): Promise<MeasuredExperiment> {
  const [measured] = await readAllMeasured(manager, { id });
  if (!measured) throw notFound('experiment');
  return measured;
}

/**
 * Experiments with what they consist of, in a number of statements that does not depend on theirs; those that
 * started last come first.
 *
 * @param most how many at most
 */
export async function readAllMeasured(
  manager: EntityManager,
  where: FindOptionsWhere<Experiment> | FindOptionsWhere<Experiment>[],
  most?: number,
): Promise<MeasuredExperiment[]> {
  const experiments = await manager.find(Experiment, {
    ...{ where, select: fieldsOfExperiment, order: { startedAt: 'DESC', id: 'DESC' }, take: most },
  });
  const of = { experimentId: In(experiments.map(({ id }) => id)) };
  const variations = await manager.find(Variation, {
    ...{ where: of, order: { id: 'ASC' }, select: { ...fieldsOfVariation, experimentId: true } },
  });
  const metrics = await manager.find(Metric, { where: of, order: { id: 'ASC' } });
  const shared = metrics.some(({ sharedMetricId }) => sharedMetricId !== null)
    ? await readMeasures(
        manager,
        experiments.map(({ id }) => id),
      )
    : [];
  const marks = await manager.find(ExperimentMark, { where: of, order: { id: 'ASC' } });
  const rules = await readMeasuredRules(manager, experiments);
  return experiments.map((experiment) => ({
    experiment,
    measuredRules: rules.get(experiment.id) ?? [defaultRule],
    variations: variations
      .filter(({ experimentId }) => experimentId === experiment.id)
      .map(({ id, title, isControl, retiredAt, traffic }) => ({ id, title, isControl, retiredAt, traffic })),
    metrics: metrics.filter(({ experimentId }) => experimentId === experiment.id),
    shared: shared.filter(({ experimentId }) => experimentId === experiment.id),
    marks: marks.filter(({ experimentId }) => experimentId === experiment.id),
  }));
}
