import type { EntityManager } from 'typeorm';
import { ExperimentMark } from '#libs/entities';

/** A change of a running experiment that its results have to tell of. */
export type Mark = Pick<ExperimentMark, 'at' | 'revision' | 'kind' | 'reason'>;

/** The marks of an experiment, oldest first. */
export async function readMarks(manager: EntityManager, experimentId: number): Promise<Mark[]> {
  return manager.find(ExperimentMark, {
    select: { at: true, revision: true, kind: true, reason: true },
    where: { experimentId },
    order: { id: 'ASC' },
  });
}
