import { In, type EntityManager } from 'typeorm';
import { Condition, Experiment, ExperimentSegment, Metric, SharedMetric, Variation } from '#libs/entities';

/** An experiment with everything that belongs to it and decides what visitors get or how that is measured. */
export interface Configuration {
  experiment: Experiment;
  /** In id order, as all parts. */
  conditions: Condition[];
  /** Ascending. */
  segmentIds: number[];
  /** Retired ones too. */
  variations: Variation[];
  metrics: Metric[];
  /** The newest version of each shared metric that is attached, by its id. */
  newestVersions: ReadonlyMap<number, number>;
}

/** Reads what belongs to an experiment whose row is at hand. */
export async function readConfiguration(
  manager: EntityManager,
  experiment: Experiment,
): Promise<Configuration> {
  const of = { where: { experimentId: experiment.id } };
  const ordered = { ...of, order: { id: 'ASC' } } as const;
  const attached = await manager.find(ExperimentSegment, { ...of, order: { segmentId: 'ASC' } });
  const metrics = await manager.find(Metric, ordered);
  return {
    experiment,
    conditions: await manager.find(Condition, ordered),
    segmentIds: attached.map(({ segmentId }) => segmentId),
    variations: await manager.find(Variation, ordered),
    metrics,
    newestVersions: await newestVersionsOf(manager, metrics),
  };
}

/** The newest version of each shared metric among these, by its id. */
export async function newestVersionsOf(
  manager: EntityManager,
  metrics: readonly Pick<Metric, 'sharedMetricId'>[],
): Promise<ReadonlyMap<number, number>> {
  const ids = metrics.flatMap(({ sharedMetricId }) => sharedMetricId ?? []);
  if (ids.length === 0) return new Map();
  const shared = await manager.find(SharedMetric, {
    ...{ select: { id: true, version: true }, where: { id: In(ids) } },
  });
  return new Map(shared.map(({ id, version }) => [id, version]));
}

/** The variations that are not retired. */
export const servedOf = ({ variations }: Pick<Configuration, 'variations'>): Variation[] =>
  variations.filter(({ retiredAt }) => retiredAt === null);

/** Whether it goes on after its end, with one variation for everybody that it is for. */
export const isShipped = ({
  status,
  shippedVariationId,
}: Pick<Experiment, 'status' | 'shippedVariationId'>): boolean =>
  status === 'Ended' && shippedVariationId !== null;

/** Whether visitors may be in it: what changes now is a change under way. */
export const isRunning = ({ status }: Pick<Experiment, 'status'>): boolean =>
  status === 'Active' || status === 'Paused';
