import type { EntityManager } from 'typeorm';
import { Condition, Experiment, ExperimentSegment, Metric, Variation } from '#libs/entities';

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
}

/** Reads what belongs to an experiment whose row is at hand. */
export async function readConfiguration(
  manager: EntityManager,
  experiment: Experiment,
): Promise<Configuration> {
  const of = { where: { experimentId: experiment.id } };
  const ordered = { ...of, order: { id: 'ASC' } } as const;
  const attached = await manager.find(ExperimentSegment, { ...of, order: { segmentId: 'ASC' } });
  return {
    experiment,
    conditions: await manager.find(Condition, ordered),
    segmentIds: attached.map(({ segmentId }) => segmentId),
    variations: await manager.find(Variation, ordered),
    metrics: await manager.find(Metric, ordered),
  };
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
