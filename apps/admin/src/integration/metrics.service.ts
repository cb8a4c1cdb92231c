import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, MoreThan, Not } from 'typeorm';
import { MetricGroup, SharedMetric } from '#libs/entities';
import { notFound } from '#libs/errors';
import { cursorPage, idCursor, rowsToRead, type CursorListQuery, type CursorPage } from '#libs/http';
import {
  describeGroups,
  askForLastValues,
  describeShared,
  type MetricGroupDto,
  type SharedMetricDto,
} from '../shared-metrics/index.js';
import type { ListApiMetricsQuery } from './metric.dto.js';

const largestId = 2_147_483_647;

/** Finds shared metrics and metric groups of a project; anything of another one does not exist. */
@Injectable()
export class ApiMetricsService {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws DomainError not-found */
  async idOf(projectId: number, reference: string): Promise<number> {
    const isId = /^\d+$/.test(reference);
    const canExist = isId ? Number(reference) <= largestId : /^[a-z0-9_-]{1,64}$/.test(reference);
    const metric = canExist
      ? await this.dataSource.getRepository(SharedMetric).findOne({
          select: { id: true },
          where: { projectId, ...(isId ? { id: Number(reference) } : { key: reference }) },
        })
      : null;
    if (!metric) throw notFound('shared metric');
    return metric.id;
  }

  /** @throws DomainError not-found */
  async groupIdOf(projectId: number, id: number): Promise<number> {
    if (!(await this.dataSource.manager.existsBy(MetricGroup, { id, projectId })))
      throw notFound('metric group');
    return id;
  }

  /** In id order. */
  async list(
    projectId: number,
    { archived, ...query }: ListApiMetricsQuery,
  ): Promise<CursorPage<SharedMetricDto>> {
    const { manager } = this.dataSource;
    const metrics = await manager.find(SharedMetric, {
      where: {
        ...{ projectId, id: MoreThan(idCursor(query)) },
        archivedAt: archived ? Not(IsNull()) : IsNull(),
      },
      ...{ order: { id: 'ASC' }, take: rowsToRead(query) },
    });
    const { items, nextCursor } = cursorPage(query, metrics, ({ id }) => String(id));
    await askForLastValues(
      this.dataSource,
      items.map(({ id }) => id),
    );
    return { items: await describeShared(manager, items), nextCursor };
  }

  /** In id order. */
  async listGroups(projectId: number, query: CursorListQuery): Promise<CursorPage<MetricGroupDto>> {
    const { manager } = this.dataSource;
    const groups = await manager.find(MetricGroup, {
      ...{ where: { projectId, id: MoreThan(idCursor(query)) }, order: { id: 'ASC' } },
      take: rowsToRead(query),
    });
    const { items, nextCursor } = cursorPage(query, groups, ({ id }) => String(id));
    return { items: await describeGroups(manager, items), nextCursor };
  }
}
