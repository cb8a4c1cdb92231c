import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MenuTemplate, OrganizationUser, Project, ProjectUser, Role, SignUp } from '#libs/entities';
import { DomainError } from '#libs/errors';
import { readAdminMenu } from './admin-menu.js';

/** Makes unverified organizations with all they need, and settles whose they become. */
@Injectable()
export class NewOrganizations {
  private readonly adminMenu = readAdminMenu();

  /**
   * The unverified organization of a domain, made complete if it is new. Its row stays locked until the
   * transaction ends, so sign-ups for one domain follow each other.
   *
   * @throws DomainError `conflict` when a verified one exists
   */
  async open(manager: EntityManager, domain: string, name: string): Promise<number> {
    const rows = await manager.query<{ id: number; isNew: boolean }[]>(
      `INSERT INTO organization (name, domain) VALUES ($1, $2)
       ON CONFLICT (domain) DO UPDATE SET domain = excluded.domain WHERE organization.verified_at IS NULL
       RETURNING id, (xmax = 0) AS "isNew"`,
      [name, domain],
    );
    const organization = rows[0];
    if (!organization) {
      throw new DomainError('conflict', 'already-exists', 'An organization with this domain exists already.');
    }
    if (organization.isNew) await this.furnish(manager, organization.id, domain);
    return organization.id;
  }

  private async furnish(manager: EntityManager, organizationId: number, domain: string): Promise<void> {
    await manager.insert(Role, { organizationId, name: 'Admin' });
    await manager.insert(MenuTemplate, { organizationId, name: 'Admin Menu Template', tree: this.adminMenu });
    await manager.insert(Project, { organizationId, name: `${capitalized(domain)} Project` });
  }

  /** Makes a user a super member of an unverified organization, for the case that they verify first. */
  async claim(
    manager: EntityManager,
    { organizationId, userId, name }: { organizationId: number; userId: number; name: string },
  ): Promise<void> {
    const role = await manager.findOneByOrFail(Role, { organizationId, name: 'Admin' });
    const template = await manager.findOneByOrFail(MenuTemplate, {
      organizationId,
      name: 'Admin Menu Template',
    });
    const projects = await manager.findBy(Project, { organizationId });
    const link = {
      organizationId,
      userId,
      roleId: role.id,
      menuTemplateId: template.id,
      super: true,
      disabled: false,
    };
    await manager.upsert(OrganizationUser, link, ['organizationId', 'userId']);
    for (const { id: projectId } of projects) {
      await manager.upsert(ProjectUser, { projectId, userId, permissionType: 'Owner', disabled: false }, [
        'projectId',
        'userId',
      ]);
    }
    await manager.upsert(SignUp, { userId, organizationId, organizationName: name }, ['userId']);
  }

  /** Lets those who verify for the same organization at once follow each other. */
  async lockClaimOf(manager: EntityManager, email: string): Promise<void> {
    await manager.query(
      `SELECT 1 FROM sign_up s JOIN "user" u ON u.id = s.user_id JOIN organization o ON o.id = s.organization_id
       WHERE u.email = $1 FOR UPDATE OF o`,
      [email],
    );
  }

  /**
   * Gives the organization that a user signed up for to that user; all other claims to it end.
   *
   * @returns the organization, or undefined when the user has no claim
   */
  async settle(manager: EntityManager, userId: number): Promise<number | undefined> {
    const claim = await manager.findOneBy(SignUp, { userId });
    if (!claim) return undefined;
    const { organizationId, organizationName } = claim;
    await manager.query(
      `UPDATE organization SET verified_at = now(), name = $2, email = "user".email
       FROM "user" WHERE organization.id = $1 AND "user".id = $3`,
      [organizationId, organizationName, userId],
    );
    await manager.query(
      `DELETE FROM "user" WHERE NOT verified AND id <> $2
         AND id IN (SELECT user_id FROM sign_up WHERE organization_id = $1)`,
      [organizationId, userId],
    );
    await manager.delete(SignUp, { organizationId });
    return organizationId;
  }
}

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
