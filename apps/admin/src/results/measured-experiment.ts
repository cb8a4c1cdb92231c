import type { EntityManager, FindOptionsSelect } from 'typeorm';
import { Experiment, Metric, Variation } from '#libs/entities';
import { notFound } from '#libs/errors';

const fieldsOfVariation = {
  id: true,
  title: true,
  isControl: true,
  retiredAt: true,
  traffic: true,
} as const satisfies FindOptionsSelect<Variation>;

/** A variation without what it shows, which may be large. */
export type MeasuredVariation = Pick<Variation, keyof typeof fieldsOfVariation>;

/** An experiment with everything that its results are made of but the counts, each in ascending id. */
export interface MeasuredExperiment {
  experiment: Experiment;
  /** Retired ones too. */
  variations: MeasuredVariation[];
  metrics: Metric[];
}

/** @throws DomainError not-found */
export async function readMeasured(manager: EntityManager, id: number): Promise<MeasuredExperiment> {
  const experiment = await manager.findOneBy(Experiment, { id });
  if (!experiment) throw notFound('experiment');
  const where = { experimentId: id };
  const variations = await manager.find(Variation, {
    ...{ where, order: { id: 'ASC' }, select: fieldsOfVariation },
  });
  const metrics = await manager.find(Metric, { where, order: { id: 'ASC' } });
  return { experiment, variations, metrics };
}

/** The type of event that makes an end user a converted one. */
export function conversionTypeOf({ conversionEventType }: Experiment, asked?: string): string {
  return asked || conversionEventType || 'conversion';
}
