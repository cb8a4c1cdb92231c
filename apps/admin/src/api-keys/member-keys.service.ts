import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { OrganizationUser } from '#libs/entities';
import { notFound } from '#libs/errors';
import { ApiKeys } from '#libs/guards';
import type { MemberKeyDto } from './member-key.dto.js';

/** The keys that a member owns, which stop with them unless somebody takes them over. */
@Injectable()
export class MemberKeysService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: ApiKeys,
  ) {}

  /** Those that are neither revoked nor expired; stopped ones are among them, since they can be taken over too. */
  async list(organizationId: number, userId: number): Promise<MemberKeyDto[]> {
    await this.keys.flushUses();
    const { manager } = this.dataSource;
    if (!(await manager.existsBy(OrganizationUser, { organizationId, userId }))) throw notFound('user');
    return manager.query<MemberKeyDto[]>(
      `SELECT k.id, k.name, k.masked AS key, k.kind, p.id AS "projectId", p.name AS "projectName",
              k.effective_scopes AS scopes, k.stopped_at IS NULL AS "isActive", k.expires_at AS "expiresAt",
              k.last_used_at AS "lastUsedAt", k.last_used_from AS "lastUsedFrom"
       FROM api_key k JOIN project p ON p.id = k.project_id
       WHERE k.owner_id = $2 AND p.organization_id = $1 AND k.revoked_at IS NULL
         AND (k.expires_at IS NULL OR k.expires_at > $3)
       ORDER BY k.id`,
      [organizationId, userId, new Date()],
    );
  }
}
