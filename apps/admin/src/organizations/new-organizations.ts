import { domainToUnicode } from 'node:url';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  AccountClaim,
  MenuTemplate,
  OrganizationUser,
  Project,
  ProjectUser,
  Role,
  User,
} from '#libs/entities';
import { DomainError } from '#libs/errors';
import { readAdminMenu } from './admin-menu.js';
import { SignUpPolicy } from './sign-up-policy.js';

type SignedUp = Pick<AccountClaim, 'userId' | 'organizationId' | 'organizationName'>;

/** Makes unverified organizations with all they need, and settles whose they become. */
@Injectable()
export class NewOrganizations {
  private readonly adminMenu = readAdminMenu();

  constructor(private readonly policy: SignUpPolicy) {}

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
      throw new DomainError('conflict', 'already-exists', 'An organization with this domain already exists.');
    }
    if (organization.isNew) await this.furnish(manager, organization.id, projectName(domain, name));
    return organization.id;
  }

  private async furnish(manager: EntityManager, organizationId: number, project: string): Promise<void> {
    await manager.insert(Role, { organizationId, name: 'Admin' });
    await manager.insert(MenuTemplate, { organizationId, name: 'Admin Menu Template', tree: this.adminMenu });
    await manager.insert(Project, { organizationId, name: project });
  }

  /** Makes a user a super member of an unverified organization, for the case that they verify first. */
  async link(manager: EntityManager, organizationId: number, userId: number): Promise<void> {
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
  }

  /** Lets those who verify for the same organization at once follow each other. */
  async lockClaimed(manager: EntityManager, email: string): Promise<void> {
    await manager.query(
      `SELECT 1 FROM organization WHERE verified_at IS NULL AND id IN (
         SELECT c.organization_id FROM account_claim c JOIN "user" u ON u.id = c.user_id WHERE u.email = $1)
       FOR UPDATE`,
      [email],
    );
  }

  /**
   * Gives an organization to the user who signed up for it; all other claims to it end.
   *
   * @throws DomainError `forbidden` when sign-up has been closed since
   */
  async settle(manager: EntityManager, signedUp: SignedUp): Promise<void> {
    const { email } = await manager.findOneByOrFail(User, { id: signedUp.userId });
    await this.policy.complete(manager, email);
    await this.give(manager, signedUp);
  }

  /** The same for an organization that the product itself creates; SIGN_UP does not apply. */
  async give(manager: EntityManager, { userId, organizationId, organizationName }: SignedUp): Promise<void> {
    await endRivals(manager, organizationId, userId);
    await manager.query(
      `UPDATE organization SET verified_at = now(), name = $2, email = "user".email
       FROM "user" WHERE organization.id = $1 AND "user".id = $3`,
      [organizationId, organizationName, userId],
    );
  }
}

/** Their accounts are locked before other claims of them are looked for, since to claim locks the account first. */
async function endRivals(manager: EntityManager, organizationId: number, winner: number): Promise<void> {
  const rivals = await manager.query<{ id: number }[]>(
    `SELECT id FROM "user" WHERE NOT verified AND id <> $2
       AND id IN (SELECT user_id FROM account_claim WHERE organization_id = $1)
     ORDER BY id FOR UPDATE`,
    [organizationId, winner],
  );
  await manager.query(
    `DELETE FROM project_user WHERE user_id <> $2
       AND project_id IN (SELECT id FROM project WHERE organization_id = $1)`,
    [organizationId, winner],
  );
  await manager.query('DELETE FROM organization_user WHERE organization_id = $1 AND user_id <> $2', [
    organizationId,
    winner,
  ]);
  await manager.delete(AccountClaim, { organizationId });
  await manager.query(
    `DELETE FROM "user" WHERE id = ANY($1)
       AND NOT EXISTS (SELECT 1 FROM account_claim WHERE user_id = "user".id)`,
    [rivals.map(({ id }) => id)],
  );
}

/** The domain's name; that of the organization where its domain is a person's address. */
function projectName(domain: string, organization: string): string {
  const name = domain.includes('@') ? organization : domainToUnicode(domain);
  return `${capitalized(name).slice(0, 190)} Project`;
}

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
