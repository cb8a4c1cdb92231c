import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AccountExportDto } from './account-export.dto.js';

const maxActions = 10_000;

/** What the database knows about one user ($1), part by part. */
const parts = {
  profile: `SELECT id, email, verified, first_name AS "firstName", last_name AS "lastName",
      contact_number AS "contactNumber", created_at AS "createdAt" FROM "user" WHERE id = $1`,
  organizations: `SELECT o.id, o.name, ou.disabled, ou.super, r.name AS "roleName", mt.name AS "menuTemplateName",
      ou.created_at AS "createdAt"
    FROM organization_user ou JOIN organization o ON o.id = ou.organization_id
    LEFT JOIN role r ON r.id = ou.role_id LEFT JOIN menu_template mt ON mt.id = ou.menu_template_id
    WHERE ou.user_id = $1 ORDER BY o.id`,
  projects: `SELECT p.id, p.name, p.organization_id AS "orgId", pu.permission_type AS "permissionType", pu.disabled
    FROM project_user pu JOIN project p ON p.id = pu.project_id WHERE pu.user_id = $1 ORDER BY p.id`,
  invitations: `SELECT o.id AS "orgId", o.name AS organization, i.created_at AS "createdAt"
    FROM invitation i JOIN organization o ON o.id = i.organization_id
    WHERE i.email = (SELECT email FROM "user" WHERE id = $1) ORDER BY o.id`,
  sessions: `SELECT id, device, network, created_at AS "createdAt", last_used_at AS "lastUsedAt",
      revoked_at AS "endedAt" FROM session WHERE user_id = $1 ORDER BY created_at`,
  devices: `SELECT id, description AS device, network, created_at AS "createdAt", last_login_at AS "lastLoginAt"
    FROM known_device WHERE user_id = $1 ORDER BY id`,
  networks: `SELECT network, last_login_at AS "lastLoginAt" FROM known_network WHERE user_id = $1 ORDER BY network`,
  apiKeys: `SELECT id, name, kind, masked, project_id AS "projectId", created_at AS "createdAt"
    FROM api_key WHERE created_by = $1 ORDER BY id`,
  mails: `SELECT kind, state, created_at AS "createdAt", handed_over_at AS "handedOverAt" FROM outgoing_mail
    WHERE recipient = (SELECT email FROM "user" WHERE id = $1) ORDER BY id`,
  securityEvents: `SELECT kind, organization_id AS "orgId", at, last_at AS "lastAt", times, network, address, reason
    FROM security_entry WHERE user_id = $1 ORDER BY at DESC LIMIT ${maxActions}`,
  actions: `SELECT organization_id AS "orgId", project_id AS "projectId", action, entity, entity_id AS "entityId", at
    FROM audit_entry WHERE user_id = $1 ORDER BY id DESC LIMIT ${maxActions}`,
} as const;

/** Gathers what is stored about a user, for themselves. */
@Injectable()
export class AccountExportService {
  constructor(private readonly dataSource: DataSource) {}

  /** All parts as of one moment; secrets and their hashes stay out. */
  async of(userId: number): Promise<AccountExportDto> {
    const found = await this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const rows: [string, unknown[]][] = [];
      for (const [part, query] of Object.entries(parts))
        rows.push([part, await manager.query(query, [userId])]);
      return Object.fromEntries(rows);
    });
    const [profile] = found.profile as AccountExportDto['profile'][];
    return { ...found, profile } as AccountExportDto;
  }
}
