import type { EntityManager } from 'typeorm';
import { Variation } from '#libs/entities';
import { DomainError } from '#libs/errors';
import { raiseAllocationVersion, type ExperimentChange } from '../experiments/experiment-changes.js';
import type { Share } from './traffic.js';

const maxVariations = 50;

/** @throws DomainError `invalid` when an experiment would have more variations than it may */
export function requireRoom(count: number): void {
  if (count <= maxVariations) return;
  throw new DomainError(
    'invalid',
    'validation-failed',
    `An experiment has at most ${maxVariations} variations.`,
  );
}

/** The variations that are not retired, in id order. */
export async function servedVariations(manager: EntityManager, experimentId: number): Promise<Variation[]> {
  const variations = await manager.find(Variation, { where: { experimentId }, order: { id: 'ASC' } });
  return variations.filter(({ retiredAt }) => retiredAt === null);
}

/** Gives variations new shares; from here on recorded assignments win. */
export async function allocate(change: ExperimentChange, shares: readonly Share[]): Promise<void> {
  for (const { id, traffic } of shares) await change.manager.update(Variation, { id }, { traffic });
  await raiseAllocationVersion(change);
}
