import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { announceChange } from '#libs/datafiles';
import { Experiment, ExperimentGroup } from '#libs/entities';
import { DomainError, invalidField, notFound } from '#libs/errors';
import { pageWindow, type Page } from '#libs/http';
import { ExperimentWriter, hundredths, layOut, lockDefinitions } from '../experiments/index.js';
import {
  GroupDto,
  type CreateGroupRequest,
  type GroupedExperiment,
  type GroupSlotRequest,
  type ListGroupsRequest,
} from './group.dto.js';

/** Mutually exclusive groups of experiments. */
@Injectable()
export class GroupsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writer: ExperimentWriter,
  ) {}

  async list(request: ListGroupsRequest): Promise<Page<GroupDto>> {
    const { manager } = this.dataSource;
    const { projectId } = request;
    const groups = await manager.find(ExperimentGroup, {
      ...{ where: { projectId }, order: { id: 'ASC' } },
      ...pageWindow(request),
    });
    const experiments = await findGrouped(
      manager,
      groups.map(({ id }) => id),
    );
    const total = request.total || (await manager.countBy(ExperimentGroup, { projectId }));
    return { items: groups.map((group) => GroupDto.from(group, experiments)), total };
  }

  /** Anyone who was served in one of the experiments before stays in it. */
  create({ projectId, name, slots }: CreateGroupRequest): Promise<GroupDto> {
    requireFitting(slots);
    return this.dataSource.transaction(async (manager) => {
      await lockFree(manager, projectId, slots);
      await lockDefinitions(manager, projectId);
      const group = await manager.save(ExperimentGroup, { projectId, name });
      const places = layOut(slots.map(({ percent }) => percent));
      for (const [index, { experimentId }] of slots.entries()) {
        const options = { ...anyState, slot: places[index]!, reason: `Group ‘${name}’ made` };
        await this.writer.changeWithin(
          manager,
          experimentId,
          () => ({ experiment: { groupId: group.id } }),
          options,
        );
      }
      await announceChange(manager, projectId);
      return readGroup(manager, group.id);
    });
  }

  /** Its experiments become open to everyone who is not in them yet. */
  remove(id: number): Promise<GroupDto> {
    return this.dataSource.transaction(async (manager) => {
      await lock(manager, { groupId: id });
      const { projectId } = (await manager.findOneBy(ExperimentGroup, { id })) ?? {};
      if (projectId !== undefined) await lockDefinitions(manager, projectId);
      const group = await manager.findOne(ExperimentGroup, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!group) throw notFound('group');
      const removed = await readGroup(manager, id);
      const experiments = await lock(manager, { groupId: id });
      const options = { ...anyState, reason: `Group ‘${group.name}’ dissolved` };
      for (const experiment of experiments)
        await this.writer.changeWithin(
          manager,
          experiment.id,
          () => ({ experiment: { groupId: null } }),
          options,
        );
      await manager.delete(ExperimentGroup, { id });
      await announceChange(manager, group.projectId);
      return removed;
    });
  }
}

const grouped = { id: true, groupId: true, groupFrom: true, groupTo: true } as const;

/** A group is about several experiments, whatever state they are in. */
const anyState = { match: '*' } as const;

function requireFitting(slots: readonly GroupSlotRequest[]): void {
  const empty = slots.findIndex(({ percent }) => percent === 0);
  if (empty >= 0) throw invalidField(`slots.${empty}.percent`, 'must be more than 0');
  if (new Set(slots.map(({ experimentId }) => experimentId)).size < slots.length)
    throw invalidField('slots', 'must name each experiment once');
  const total = slots.reduce((sum, { percent }) => sum + hundredths(percent), 0);
  if (total > 10_000) throw invalidField('slots', `must be at most 100 percent in total, not ${total / 100}`);
}

/** The experiments of the slots, locked; all of the project, none in a group. */
async function lockFree(
  manager: EntityManager,
  projectId: number,
  slots: readonly GroupSlotRequest[],
): Promise<GroupedExperiment[]> {
  const ids = slots.map(({ experimentId }) => experimentId);
  const experiments = await lock(manager, { projectId, id: In(ids) });
  const stranger = ids.findIndex((id) => experiments.every((experiment) => experiment.id !== id));
  if (stranger >= 0)
    throw invalidField(
      `slots.${stranger}.experimentId`,
      `${ids[stranger]} is not an experiment of the project`,
    );
  const grouped = experiments.find(({ groupId }) => groupId !== null);
  if (grouped) {
    throw new DomainError(
      'conflict',
      'already-exists',
      `Experiment ${grouped.id} is in a group already, and can be in only one.`,
    );
  }
  return experiments;
}

function lock(manager: EntityManager, where: object): Promise<GroupedExperiment[]> {
  return manager.find(Experiment, {
    select: grouped,
    ...{ where, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } },
  });
}

async function readGroup(manager: EntityManager, id: number): Promise<GroupDto> {
  const group = await manager.findOneByOrFail(ExperimentGroup, { id });
  return GroupDto.from(group, await findGrouped(manager, [id]));
}

function findGrouped(manager: EntityManager, groupIds: readonly number[]): Promise<GroupedExperiment[]> {
  return manager.find(Experiment, {
    select: grouped,
    where: { groupId: In([...groupIds]) },
    order: { groupFrom: 'ASC' },
  });
}
