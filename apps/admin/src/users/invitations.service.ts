import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Invitation, isOpenInvitation, Organization } from '#libs/entities';
import { DomainError, notFound } from '#libs/errors';
import type { Membership } from '#libs/guards';
import { MailDelivery, MailQueue } from '#libs/mail';
import { requireAssignable } from './assignable.js';
import { InvitedDto } from './invitation.dto.js';
import type { AddUserRequest, OrganizationOfUserDto } from './member.dto.js';

/**
 * Invites people into an organization by their e-mail. With or without an account they get an invitation, and
 * nothing of them or their other organizations changes until they accept it; the caller gets the same answer.
 */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mails: MailQueue,
    private readonly delivery: MailDelivery,
  ) {}

  /**
   * Makes an invitation, or renews the one that the e-mail has.
   *
   * @throws DomainError `conflict` when they belong to the organization, or asked to
   */
  async invite(
    { email, roleId, menuTemplateId }: AddUserRequest,
    author: Membership,
  ): Promise<OrganizationOfUserDto> {
    const { organizationId } = author;
    const organization = await this.dataSource.transaction(async (manager) => {
      await requireAssignable(manager, author, { roleId, menuTemplateId });
      await requireNoLink(manager, organizationId, email);
      await manager.query(
        `INSERT INTO invitation (id, organization_id, email, role_id, menu_template_id)
         VALUES (nextval('account_claim_id_seq'), $1, $2, $3, $4)
         ON CONFLICT (organization_id, email) DO UPDATE
         SET role_id = excluded.role_id, menu_template_id = excluded.menu_template_id, created_at = now()`,
        [organizationId, email, roleId, menuTemplateId],
      );
      await this.mails.add(manager, { kind: 'invitation', recipient: email, organizationId });
      return manager.findOneByOrFail(Organization, { id: organizationId });
    });
    void this.delivery.deliver();
    return { id: organization.id, name: organization.name, email: organization.email };
  }

  /** @throws DomainError `not-found` */
  async withdraw(organizationId: number, id: number): Promise<InvitedDto> {
    return this.dataSource.transaction(async (manager) => {
      const invitation = await manager.findOneBy(Invitation, { id, organizationId });
      const { affected } = await manager.delete(Invitation, { id, organizationId });
      if (!invitation || !affected) throw notFound('invitation');
      return InvitedDto.from(invitation);
    });
  }

  /**
   * Makes a user a member by the open invitation that an organization has for their e-mail, if there is one.
   *
   * @returns false when there is none
   * @throws DomainError `conflict` for a member, enabled or not
   */
  async takeUp(
    manager: EntityManager,
    { userId, email, organizationId }: { userId: number; email: string; organizationId: number },
  ): Promise<boolean> {
    const [taken] = await manager.query<[{ roleId: number; menuTemplateId: number }[], number]>(
      `DELETE FROM invitation WHERE organization_id = $1 AND email = $2 AND ${isOpenInvitation('invitation')}
       RETURNING role_id AS "roleId", menu_template_id AS "menuTemplateId"`,
      [organizationId, email],
    );
    if (!taken[0]) return false;
    const { roleId, menuTemplateId } = taken[0];
    const [linked] = await manager.query<unknown[]>(
      `INSERT INTO organization_user (organization_id, user_id, role_id, menu_template_id)
       VALUES ($1, $2, $3, $4)
       ON CONFLICT (organization_id, user_id) DO UPDATE
       SET role_id = excluded.role_id, menu_template_id = excluded.menu_template_id, disabled = false,
           requested = false
       WHERE organization_user.requested
       RETURNING user_id`,
      [organizationId, userId, roleId, menuTemplateId],
    );
    if (linked === undefined)
      throw new DomainError('conflict', 'already-exists', 'You already belong to this organization.');
    return true;
  }
}

/** A linked account is approved or enabled, not invited; one that is not verified has no say. */
async function requireNoLink(manager: EntityManager, organizationId: number, email: string): Promise<void> {
  const linked = await manager.query<unknown[]>(
    `SELECT 1 FROM organization_user ou JOIN "user" u ON u.id = ou.user_id
     WHERE ou.organization_id = $1 AND u.email = $2 AND u.verified`,
    [organizationId, email],
  );
  if (linked.length === 0) return;
  throw new DomainError(
    'conflict',
    'already-exists',
    'This user already belongs to the organization or asked to join it.',
  );
}
