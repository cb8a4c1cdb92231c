import { Experiment, ExperimentGroup } from '#libs/entities';
import { DomainError, invalidField } from '#libs/errors';
import { largestGap, type Slot } from '../groups/group-slots.js';
import { raiseAllocationVersion, type ExperimentChange } from './experiment-changes.js';

type GroupChanges = Partial<Pick<Experiment, 'groupId' | 'groupFrom' | 'groupTo'>>;

/**
 * What changes when an experiment is put into a group, where it gets the largest part that nobody holds, or
 * leaves its group with 0. The places of the others stay.
 */
export async function changeGroup(change: ExperimentChange, groupId: number): Promise<GroupChanges> {
  const { experiment } = change;
  if (groupId === (experiment.groupId ?? 0)) return {};
  const slot = groupId === 0 ? undefined : await findPlace(change, groupId);
  await raiseAllocationVersion(change);
  return { groupId: groupId || null, groupFrom: slot?.from ?? null, groupTo: slot?.to ?? null };
}

async function findPlace({ manager, experiment }: ExperimentChange, groupId: number): Promise<Slot> {
  const group = await manager.findOne(ExperimentGroup, {
    where: { id: groupId, projectId: experiment.projectId },
    lock: { mode: 'pessimistic_write' },
  });
  if (!group) throw invalidField('groupId', `${groupId} is no group of the project`);
  const others = await manager.findBy(Experiment, { groupId });
  const gap = largestGap(
    others.map(({ groupFrom, groupTo }) => ({ from: groupFrom ?? 0, to: groupTo ?? 0 })),
  );
  if (gap) return gap;
  throw new DomainError('conflict', 'in-use', `Group ${groupId} is full: its slots are 100 percent.`);
}
