import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { announceOrganizationChange } from '#libs/datafiles';
import { MailedLink, OneTimePassword, Organization, OrganizationUser, User } from '#libs/entities';
import type { Caller, Place } from '#libs/guards';
import { MailDelivery } from '#libs/mail';
import { SecurityNotices } from '../mailbox/security-notices.js';
import type { DeleteAccountRequest } from './account-deletion.dto.js';
import { lockMembers, requireSuperLeft, UserDto } from '../../users/index.js';
import { PasswordChangesService } from '../passwords/password-changes.service.js';

/** Deletes accounts for their owners. */
@Injectable()
export class AccountDeletionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly passwordChanges: PasswordChangesService,
    private readonly notices: SecurityNotices,
    private readonly delivery: MailDelivery,
  ) {}

  /**
   * Deletes the caller's account with its links, sessions and devices. Organizations without another member are
   * disabled, and erased 30 days later.
   *
   * @throws DomainError `invalid` for a wrong password; `conflict` while the caller is the last super member of an
   *   organization with other members
   */
  async delete({ password }: DeleteAccountRequest, caller: Caller, place: Place): Promise<UserDto> {
    const user = await this.passwordChanges.requireOwnPassword(caller, password, 'password', place);
    await this.dataSource.transaction(async (manager) => {
      const links = await lockOrganizations(manager, user.id);
      // Links go first, so that no organization's log takes over the deleted profile.
      await manager.delete(OrganizationUser, { userId: user.id });
      await manager.delete(User, { id: user.id });
      for (const link of links) await leave(manager, link);
      await forgetAddress(manager, user);
      await this.notices.order(manager, user.email, 'account-deleted', place);
    });
    void this.delivery.deliver();
    return UserDto.from(user);
  }
}

interface Link {
  organizationId: number;
  isSuper: boolean;
}

/** In the order of their ids, so that two who leave the same organizations at once do not wait for each other. */
async function lockOrganizations(manager: EntityManager, userId: number): Promise<Link[]> {
  const links = await manager.query<Link[]>(
    `SELECT organization_id AS "organizationId", super AND NOT disabled AS "isSuper" FROM organization_user
     WHERE user_id = $1 ORDER BY organization_id`,
    [userId],
  );
  for (const { organizationId } of links) await lockMembers(manager, organizationId);
  return links;
}

/** After the link is gone: an organization of nobody closes, another one needs a super member. */
async function leave(manager: EntityManager, { organizationId, isSuper }: Link): Promise<void> {
  if (!isSuper) return;
  if (await hasMembers(manager, organizationId)) return requireSuperLeft(manager, organizationId);
  await manager.update(
    Organization,
    { id: organizationId },
    { disabled: true, eraseAfter: () => eraseAfter },
  );
  await announceOrganizationChange(manager, organizationId);
}

const eraseAfter = `now() + interval '30 days'`;

/** Who only asked to belong is no member. */
async function hasMembers(manager: EntityManager, organizationId: number): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `SELECT 1 FROM organization_user ou JOIN "user" u ON u.id = ou.user_id
     WHERE ou.organization_id = $1 AND NOT ou.disabled AND u.verified LIMIT 1`,
    [organizationId],
  );
  return rows.length > 0;
}

/** What waits for the address, and what it could still open. */
async function forgetAddress(manager: EntityManager, { email }: User): Promise<void> {
  await manager.query('DELETE FROM outgoing_mail WHERE recipient = $1', [email]);
  await manager.delete(OneTimePassword, { email });
  await manager.delete(MailedLink, { email });
}
