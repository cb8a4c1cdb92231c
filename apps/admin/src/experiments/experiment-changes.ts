import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not, type EntityManager } from 'typeorm';
import { announceChange } from '#libs/datafiles';
import { Experiment } from '#libs/entities';
import { notFound } from '#libs/errors';
import { uncountAfterEnd } from '#libs/ingestion';
import { chooseKey } from './choose-key.js';

/** What a change of an experiment works with. */
export interface ExperimentChange {
  manager: EntityManager;
  /** Locked until the transaction ends, so changes of one experiment follow each other. */
  experiment: Experiment;
}

/** What a new experiment is made from; its key is made from the title when none is given. */
export type NewExperiment = Pick<Experiment, 'projectId' | 'title'> &
  Partial<
    Pick<
      Experiment,
      'url' | 'description' | 'conversionEventType' | 'plannedUsers' | 'endAt' | 'activatesItself'
    >
  > & { key?: string | null };

/**
 * The one way in which an experiment or anything that belongs to it is changed: one transaction that locks
 * the experiment, makes the change and announces it to the decision apps.
 */
@Injectable()
export class ExperimentChanges {
  constructor(private readonly dataSource: DataSource) {}

  /** The same for a new experiment, a Draft that has nothing yet. */
  making<T>(
    { key, ...fields }: NewExperiment,
    change: (context: ExperimentChange) => Promise<T>,
  ): Promise<T> {
    const { projectId, title } = fields;
    return this.dataSource.transaction(async (manager) => {
      const chosen = await chooseKey(manager, { projectId, title, key });
      const { id } = await manager.save(Experiment, { ...fields, key: chosen });
      const experiment = await manager.findOneByOrFail(Experiment, { id });
      const result = await change({ manager, experiment });
      await recordShares(manager, id);
      await announceChange(manager, projectId);
      return result;
    });
  }

  within<T>(experimentId: number, change: (context: ExperimentChange) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(async (manager) => {
      const experiment = await manager.findOne(Experiment, {
        where: { id: experimentId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!experiment) throw notFound('experiment');
      const { endedAt, allocationVersion } = experiment;
      const result = await change({ manager, experiment });
      if (experiment.allocationVersion !== allocationVersion) await recordShares(manager, experimentId);
      if (endedAt === null) await stopCountingIfEnded(manager, experimentId);
      await announceChange(manager, experiment.projectId);
      return result;
    });
  }
}

/** Events count until the end, also those that were counted before the end was known. */
async function stopCountingIfEnded(manager: EntityManager, id: number): Promise<void> {
  const ended = await manager.existsBy(Experiment, { id, endedAt: Not(IsNull()) });
  if (ended) await uncountAfterEnd((text, values) => manager.query(text, values), id);
}

/**
 * Notes down by which shares end users are split from the present allocation version on, for the sample ratio check. To
 * be called in the transaction that makes the variations, after they are made.
 */
export async function recordShares(manager: EntityManager, experimentId: number): Promise<void> {
  await manager.query(
    `INSERT INTO allocation_share (experiment_id, allocation_version, variation_id, traffic)
     SELECT experiment.id, allocation_version, variation.id, traffic
     FROM experiment JOIN variation ON variation.experiment_id = experiment.id WHERE experiment.id = $1
     ON CONFLICT (experiment_id, allocation_version, variation_id) DO UPDATE SET traffic = EXCLUDED.traffic`,
    [experimentId],
  );
}

/** Marks that shares, variations or coverage changed, so that recorded assignments win from here on. */
export async function raiseAllocationVersion({ manager, experiment }: ExperimentChange): Promise<void> {
  await manager.increment(Experiment, { id: experiment.id }, 'allocationVersion', 1);
  experiment.allocationVersion += 1;
}
