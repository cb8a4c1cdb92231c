import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { SharedMetric, SharedMetricVersion, User } from '#libs/entities';
import { pageWindow, type Page } from '#libs/http';
import { askForLastValues } from './last-values.js';
import { describeShared, readShared } from './read-shared-metrics.js';
import {
  SharedMetricVersionDto,
  type ListSharedMetricsRequest,
  type SharedMetricDto,
} from './shared-metric.dto.js';

/** Reads and lists shared metrics. */
@Injectable()
export class SharedMetricsQueries {
  constructor(private readonly dataSource: DataSource) {}

  get(id: number): Promise<SharedMetricDto> {
    return readShared(this.dataSource.manager, id);
  }

  /** Verified ones first, then by name. */
  async list(request: ListSharedMetricsRequest): Promise<Page<SharedMetricDto>> {
    const { skip, take } = pageWindow(request);
    const matching = this.matching(request);
    const metrics = await matching
      .clone()
      .orderBy('metric.verified', 'DESC')
      .addOrderBy('lower(metric.name)')
      .addOrderBy('metric.id')
      .offset(skip)
      .limit(take)
      .getMany();
    const total = request.total || (await matching.getCount());
    await askForLastValues(
      this.dataSource,
      metrics.map(({ id }) => id),
    );
    return { items: await describeShared(this.dataSource.manager, metrics), total };
  }

  /** Oldest first. */
  async versions(id: number): Promise<SharedMetricVersionDto[]> {
    await this.get(id);
    const { manager } = this.dataSource;
    const versions = await manager.find(SharedMetricVersion, {
      where: { sharedMetricId: id },
      order: { version: 'ASC' },
    });
    const authors = await manager.find(User, {
      select: { id: true, email: true },
      where: { id: In(versions.flatMap(({ madeBy }) => madeBy ?? [])) },
    });
    const emails = new Map(authors.map((author) => [author.id, author.email]));
    return versions.map((version) =>
      SharedMetricVersionDto.from(version, emails.get(version.madeBy ?? 0) ?? null),
    );
  }

  private matching(request: ListSharedMetricsRequest) {
    const { projectId, search, kind, tag, ownerId, verified, archived } = request;
    const query = this.dataSource
      .getRepository(SharedMetric)
      .createQueryBuilder('metric')
      .where('metric.projectId = :projectId', { projectId })
      .andWhere(archived ? 'metric.archivedAt IS NOT NULL' : 'metric.archivedAt IS NULL');
    if (kind) query.andWhere('metric.kind = :kind', { kind });
    if (tag) query.andWhere(':tag = ANY (metric.tags)', { tag });
    if (ownerId) query.andWhere('metric.ownerId = :ownerId', { ownerId });
    if (typeof verified === 'boolean') query.andWhere('metric.verified = :verified', { verified });
    if (search)
      query.andWhere(
        `strpos(lower(concat_ws(chr(10), metric.name, metric.key, metric.description, array_to_string(metric.tags, chr(10)))), lower(:search)) > 0`,
        { search },
      );
    return query;
  }
}
