import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { AuditEntry, snakeCase } from '#libs/entities';
import type { Caller, Membership } from '#libs/guards';
import { instantOf, pageWindow, type Page } from '#libs/http';
import { AuditEntryDto, type ListAuditRequest } from './audit.dto.js';
import { AuditedNames } from './audited-names.queries.js';

/** Reads the audit log; the database writes it. */
@Injectable()
export class AuditQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly names: AuditedNames,
  ) {}

  /** What happened in the organization and in those of its projects that are open to the caller. */
  async list(
    request: ListAuditRequest,
    membership: Membership,
    caller: Caller,
  ): Promise<Page<AuditEntryDto>> {
    const { skip, take } = pageWindow(request);
    const matching = narrow(this.visible(membership, caller), request);
    const entries = await matching
      .clone()
      .orderBy('entry.id', request.sort === '-id' ? 'DESC' : 'ASC')
      .offset(skip)
      .limit(take)
      .getMany();
    const total = request.total || (await matching.getCount());
    const names = await this.names.read(entries, membership.organizationId);
    return { items: entries.map((entry, index) => AuditEntryDto.from(entry, names[index]!)), total };
  }

  private visible(
    { organizationId, isSuper }: Membership,
    { userId }: Caller,
  ): SelectQueryBuilder<AuditEntry> {
    const query = this.dataSource
      .getRepository(AuditEntry)
      .createQueryBuilder('entry')
      .where('entry.organizationId = :organizationId', { organizationId });
    if (isSuper) return query;
    return query.andWhere(
      `(entry.projectId IS NULL OR entry.projectId IN
        (SELECT project_id FROM project_user WHERE user_id = :caller AND NOT disabled))`,
      { caller: userId },
    );
  }
}

/** What was made or deleted names its experiment; what was changed is found by what is still there. */
const ofExperiment = `
  entry.projectId = (SELECT project_id FROM experiment WHERE id = :experimentId)
  AND (
    entry.entity = 'experiment' AND entry.entityId = :experimentId
    OR coalesce(entry.after, entry.before) ->> 'experiment_id' = :experimentText
    OR ${['variation', 'condition', 'metric'].map(isPart).join(' OR ')}
  )`;

function isPart(table: string): string {
  return `entry.entity = '${table}'
    AND entry.entityId IN (SELECT id FROM ${table} WHERE experiment_id = :experimentId)`;
}

function narrow(
  query: SelectQueryBuilder<AuditEntry>,
  { projectId, entity, userId, from, to, experimentId }: ListAuditRequest,
): SelectQueryBuilder<AuditEntry> {
  if (projectId) query.andWhere('entry.projectId = :projectId', { projectId });
  if (entity) query.andWhere('entry.entity = :entity', { entity: snakeCase(entity) });
  if (experimentId) query.andWhere(ofExperiment, { experimentId, experimentText: String(experimentId) });
  if (userId) query.andWhere('entry.userId = :userId', { userId });
  if (from) query.andWhere('entry.at >= :from', { from: instantOf(from) });
  if (to) query.andWhere('entry.at <= :to', { to: instantOf(to, { ends: true }) });
  return query;
}
