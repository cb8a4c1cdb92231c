import { Injectable } from '@nestjs/common';
import { DataSource, ILike, In, type EntityManager } from 'typeorm';
import { MetricGroup, MetricGroupItem, SharedMetric } from '#libs/entities';
import { DomainError, invalidField, notFound } from '#libs/errors';
import { givenFields, pageWindow, type Page } from '#libs/http';
import { currentActor } from '../audit/index.js';
import { matchesRevision } from '../experiments/index.js';
import { shownToCaller, spelled } from './cases.js';
import {
  MetricGroupDto,
  type CreateMetricGroupRequest,
  type ListMetricGroupsRequest,
  type MetricGroupItemDto,
  type MetricGroupItemRequest,
  type UpdateMetricGroupRequest,
} from './metric-group.dto.js';

/** Named, ordered sets of shared metrics. */
@Injectable()
export class MetricGroupsService {
  constructor(private readonly dataSource: DataSource) {}

  get(id: number): Promise<MetricGroupDto> {
    return readGroup(this.dataSource.manager, id);
  }

  async list(request: ListMetricGroupsRequest): Promise<Page<MetricGroupDto>> {
    const { projectId, search } = request;
    const { manager } = this.dataSource;
    const where = { projectId, ...(search && { name: ILike(`%${search.replace(/[\\%_]/g, '\\$&')}%`) }) };
    const groups = await manager.find(MetricGroup, { where, order: { id: 'ASC' }, ...pageWindow(request) });
    const total = request.total || (await manager.countBy(MetricGroup, where));
    return { items: await describeGroups(manager, groups), total };
  }

  create({ projectId, name, description, metrics }: CreateMetricGroupRequest): Promise<MetricGroupDto> {
    return this.dataSource.transaction(async (manager) => {
      const { id } = await manager.save(MetricGroup, { projectId, name, description: description ?? '' });
      await writeItems(manager, { id, projectId }, metrics ?? []);
      return readGroup(manager, id);
    });
  }

  /** @throws DomainError `stale` when the request was made for another state */
  update(id: number, request: UpdateMetricGroupRequest): Promise<MetricGroupDto> {
    const { metrics, ...fields } = givenFields(request);
    return this.dataSource.transaction(async (manager) => {
      const group = await lockFresh(manager, id);
      if (metrics) await writeItems(manager, group, metrics);
      await manager.update(MetricGroup, { id }, { ...fields, revision: group.revision + 1 });
      return readGroup(manager, id);
    });
  }

  /** Experiments keep the metrics that they have from it. */
  remove(id: number): Promise<MetricGroupDto> {
    return this.dataSource.transaction(async (manager) => {
      await lockFresh(manager, id);
      const removed = await readGroup(manager, id);
      await manager.delete(MetricGroup, { id });
      return removed;
    });
  }
}

async function writeItems(
  manager: EntityManager,
  { id: groupId, projectId }: Pick<MetricGroup, 'id' | 'projectId'>,
  items: readonly MetricGroupItemRequest[],
): Promise<void> {
  const ids = items.map(({ metricId }) => metricId);
  const twice = ids.findIndex((id, index) => ids.indexOf(id) < index);
  if (twice >= 0) throw invalidField(`metrics.${twice}.${spelled('metricId')}`, 'must appear only once');
  const known = await manager.find(SharedMetric, {
    ...{ select: { id: true, archivedAt: true }, where: { projectId, id: In(ids) } },
  });
  const stranger = ids.findIndex((id) => known.every((metric) => metric.id !== id));
  if (stranger >= 0)
    throw invalidField(
      `metrics.${stranger}.${spelled('metricId')}`,
      `${ids[stranger]} is not a shared metric of the project`,
    );
  const before = await manager.findBy(MetricGroupItem, { groupId });
  const isArchived = (id: number) => known.some((metric) => metric.id === id && metric.archivedAt !== null);
  const late = ids.findIndex((id) => isArchived(id) && before.every((item) => item.sharedMetricId !== id));
  if (late >= 0)
    throw invalidField(`metrics.${late}.${spelled('metricId')}`, 'is archived, so it cannot join a group');
  await manager.delete(MetricGroupItem, { groupId });
  const rows = items.map(({ metricId, role }, position) => ({
    ...{ groupId, sharedMetricId: metricId, position, role: role ?? ('secondary' as const) },
  }));
  if (rows.length > 0) await manager.insert(MetricGroupItem, rows);
}

async function lockFresh(manager: EntityManager, id: number): Promise<MetricGroup> {
  const group = await manager.findOne(MetricGroup, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!group) throw notFound('metric group');
  const match = currentActor()?.ifMatch;
  if (match === undefined || matchesRevision(match, group.revision)) return group;
  const detail = 'The metric group was changed since it was read. Read it again, and put your changes to it.';
  const current = shownToCaller(await readGroup(manager, id));
  throw new DomainError('conflict', 'stale', detail, { extension: { current, changes: [], collisions: [] } });
}

async function readGroup(manager: EntityManager, id: number): Promise<MetricGroupDto> {
  const group = await manager.findOneBy(MetricGroup, { id });
  if (!group) throw notFound('metric group');
  const [answer] = await describeGroups(manager, [group]);
  return answer!;
}

/** Metric groups as answers have them, in two statements however many they are. */
export async function describeGroups(
  manager: EntityManager,
  groups: readonly MetricGroup[],
): Promise<MetricGroupDto[]> {
  if (groups.length === 0) return [];
  const ids = groups.map(({ id }) => id);
  const items = await manager.query<(MetricGroupItemDto & { groupId: number })[]>(
    `SELECT item.group_id AS "groupId", shared_metric.id AS "metricId", key, name, item.role,
       archived_at IS NOT NULL AS archived
     FROM metric_group_item AS item JOIN shared_metric ON shared_metric.id = item.shared_metric_id
     WHERE item.group_id = ANY ($1::int[]) ORDER BY item.position, shared_metric.id`,
    [ids],
  );
  const defaults = await manager.query<{ id: number }[]>(
    'SELECT default_metric_group_id AS id FROM project WHERE default_metric_group_id = ANY ($1::int[])',
    [ids],
  );
  return groups.map((group) =>
    MetricGroupDto.from(group, {
      metrics: items.filter(({ groupId }) => groupId === group.id).map(({ groupId: _, ...item }) => item),
      isDefault: defaults.some(({ id }) => id === group.id),
    }),
  );
}
