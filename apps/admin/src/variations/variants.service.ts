import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Variation } from '#libs/entities';
import { DomainError, notFound } from '#libs/errors';
import { ExperimentChanges, type ExperimentChange } from '../experiments/experiment-changes.js';
import { activateIfFull } from '../experiments/status-changes.js';
import { chooseControl } from './choose-control.js';
import { allocate, requireRoom, servedVariations } from './served-variations.js';
import { requireAtMostAll, requireFullAllocation, type Share } from './traffic.js';

/** A variation with the share that it is to have. */
export type NewVariant = Pick<Variation, 'title' | 'traffic'>;

const shareField = 'percent_allocated';

/**
 * Variations as programs make them: one by one, each with its own share. Below 100 in total the rest is not
 * covered; an experiment that waits for it becomes Active once the total is reached.
 */
@Injectable()
export class VariantsService {
  constructor(private readonly changes: ExperimentChanges) {}

  async add(experimentId: number, variant: NewVariant): Promise<Variation> {
    return this.changes.within(experimentId, async (change) => {
      const [id = 0] = await this.addTo(change, [variant], shareField);
      return change.manager.findOneByOrFail(Variation, { id });
    });
  }

  /**
   * Adds variations within a change of their experiment.
   *
   * @param field what is at fault when the total is too much
   * @returns their ids
   */
  async addTo(change: ExperimentChange, variants: readonly NewVariant[], field: string): Promise<number[]> {
    const { manager, experiment } = change;
    const served = await servedVariations(manager, experiment.id);
    requireRoom(served.length + variants.length);
    requireAtMostAll([...served, ...variants], field);
    const made: Share[] = [];
    for (const { title, traffic } of variants) {
      const { id } = await manager.save(Variation, { experimentId: experiment.id, title, traffic });
      made.push({ id, traffic });
    }
    await chooseControl(change);
    await allocate(change, made);
    await activateIfFull(change);
    return made.map(({ id }) => id);
  }

  update(experimentId: number, id: number, changed: Partial<NewVariant>): Promise<Variation> {
    return this.changes.within(experimentId, async (change) => {
      const { manager } = change;
      const variation = await manager.findOneBy(Variation, { id, experimentId });
      if (!variation) throw notFound('variant');
      const { title, traffic = variation.traffic } = changed;
      if (title !== undefined) await manager.update(Variation, { id }, { title });
      if (title !== undefined) await chooseControl(change);
      if (traffic !== variation.traffic) await changeShare(change, variation, traffic);
      return manager.findOneByOrFail(Variation, { id });
    });
  }

  /** New shares of all served variations, 100 in total. Retired ones may be named, with nothing. */
  replaceShares(experimentId: number, shares: readonly Share[]): Promise<Variation[]> {
    return this.changes.within(experimentId, async (change) => {
      const { manager } = change;
      const all = await readVariants(manager, experimentId);
      const retired = new Set(all.filter(isRetired).map(({ id }) => id));
      const wanted = shares.filter(({ id, traffic }) => !(retired.has(id) && traffic === 0));
      const served = all.filter((variation) => !isRetired(variation)).map(({ id }) => id);
      requireFullAllocation(wanted, served, { field: 'variants', retired: [...retired] });
      await allocate(change, wanted);
      await activateIfFull(change);
      return readVariants(manager, experimentId);
    });
  }
}

const isRetired = ({ retiredAt }: Variation): boolean => retiredAt !== null;

async function changeShare(change: ExperimentChange, variation: Variation, traffic: number): Promise<void> {
  const { id, experimentId } = variation;
  if (isRetired(variation))
    throw new DomainError('conflict', 'lifecycle-conflict', 'A retired variant gets no share.');
  const served = await servedVariations(change.manager, experimentId);
  requireAtMostAll([...served.filter((other) => other.id !== id), { traffic }], shareField);
  await allocate(change, [{ id, traffic }]);
  await activateIfFull(change);
}

function readVariants(manager: EntityManager, experimentId: number): Promise<Variation[]> {
  return manager.find(Variation, { where: { experimentId }, order: { id: 'ASC' } });
}
