import type { EntityManager } from 'typeorm';
import { Experiment, ExperimentGroup } from '#libs/entities';
import { largestGap, type Slot } from './group-slots.js';
import type { Configuration } from './configuration.js';
import type { Fault } from './faults.js';
import type { Target } from './target.js';

/** The place in a group, from one percent to another. */
type Place = Pick<Experiment, 'groupFrom' | 'groupTo'>;

/**
 * Where an experiment that is put into a group gets its place: the given slot, or the largest part that is free. The
 * places of the others stay.
 */
export async function settleGroup(
  manager: EntityManager,
  { experiment }: Configuration,
  target: Target,
  slot?: Slot,
): Promise<{ place?: Place; faults: Fault[] }> {
  const { groupId } = target.experiment;
  if (groupId === experiment.groupId) return { faults: [] };
  if (groupId === null) return { place: { groupFrom: null, groupTo: null }, faults: [] };
  if (slot) return { place: { groupFrom: slot.from, groupTo: slot.to }, faults: [] };
  const path = ['experiment', 'groupId'] as const;
  const group = await manager.findOne(ExperimentGroup, {
    where: { id: groupId, projectId: experiment.projectId },
    lock: { mode: 'pessimistic_write' },
  });
  if (!group) return { faults: [{ path, message: `${groupId} is not a group of the project` }] };
  const others = await manager.find(Experiment, {
    select: { id: true, groupFrom: true, groupTo: true },
    where: { groupId },
  });
  const gap = largestGap(
    others.map(({ groupFrom, groupTo }) => ({ from: groupFrom ?? 0, to: groupTo ?? 0 })),
  );
  if (gap) return { place: { groupFrom: gap.from, groupTo: gap.to }, faults: [] };
  const detail = `Group ${groupId} is full: its slots are 100 percent.`;
  const refusal = { kind: 'conflict', code: 'in-use', detail } as const;
  return { faults: [{ path, message: 'names a group that is full', refusal }] };
}
