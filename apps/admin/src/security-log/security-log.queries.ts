import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { SecurityEntry } from '#libs/entities';
import { instantOf, pageWindow, type Page } from '#libs/http';
import { SecurityLog } from '#libs/security';
import { SecurityEntryDto, type ListSecurityLogRequest } from './security-log.dto.js';

/** Reads an organization's security log. */
@Injectable()
export class SecurityLogQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly log: SecurityLog,
  ) {}

  async list(organizationId: number, request: ListSecurityLogRequest): Promise<Page<SecurityEntryDto>> {
    await this.log.flush();
    const { skip, take } = pageWindow(request);
    const matching = this.matching(organizationId, request);
    const entries = await matching
      .clone()
      .orderBy('entry.id', request.sort === '-id' ? 'DESC' : 'ASC')
      .offset(skip)
      .limit(take)
      .getMany();
    const total = request.total || (await matching.getCount());
    return { items: entries.map((entry) => SecurityEntryDto.from(entry)), total };
  }

  private matching(
    organizationId: number,
    { kind, userId, apiKeyId, projectId, from, to }: ListSecurityLogRequest,
  ): SelectQueryBuilder<SecurityEntry> {
    const query = this.dataSource
      .getRepository(SecurityEntry)
      .createQueryBuilder('entry')
      .where('entry.organizationId = :organizationId', { organizationId });
    if (kind) query.andWhere('entry.kind = :kind', { kind });
    if (userId) query.andWhere('entry.userId = :userId', { userId });
    if (apiKeyId) query.andWhere('entry.apiKeyId = :apiKeyId', { apiKeyId });
    if (projectId) query.andWhere('entry.projectId = :projectId', { projectId });
    if (from) query.andWhere('entry.lastAt >= :from', { from: instantOf(from) });
    if (to) query.andWhere('entry.at <= :to', { to: instantOf(to, { ends: true }) });
    return query;
  }
}
