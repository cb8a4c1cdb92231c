import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Invitation, Organization, OrganizationUser, User } from '#libs/entities';
import type { Membership } from '#libs/guards';
import { MailDelivery, MailQueue } from '#libs/mail';
import { requireAssignable } from './assignable.js';
import type { AddUserRequest, OrganizationOfUserDto } from './member.dto.js';

/**
 * Brings people into an organization by their e-mail. Who has an account belongs to it at once; for others a
 * place is kept that they take when they verify the e-mail. Both get the same mail, and the caller the same
 * answer.
 */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mails: MailQueue,
    private readonly delivery: MailDelivery,
  ) {}

  async add(
    { email, roleId, menuTemplateId }: AddUserRequest,
    author: Membership,
  ): Promise<OrganizationOfUserDto> {
    const { organizationId } = author;
    const place = { organizationId, roleId, menuTemplateId };
    const organization = await this.dataSource.transaction(async (manager) => {
      await requireAssignable(manager, author, { roleId, menuTemplateId });
      const user = await manager.findOneBy(User, { email, verified: true });
      if (user) await manager.insert(OrganizationUser, { ...place, userId: user.id });
      else await manager.upsert(Invitation, { ...place, email }, ['organizationId', 'email']);
      await this.mails.add(manager, { kind: 'invitation', recipient: email, organizationId });
      return manager.findOneByOrFail(Organization, { id: organizationId });
    });
    void this.delivery.deliver();
    return { id: organization.id, name: organization.name, email: organization.email };
  }

  /** Gives a user who has verified their e-mail the places that were kept for it. */
  async accept(manager: EntityManager, userId: number, email: string): Promise<void> {
    await manager.query(
      `INSERT INTO organization_user (organization_id, user_id, role_id, menu_template_id)
       SELECT organization_id, $1, role_id, menu_template_id FROM invitation WHERE email = $2
       ON CONFLICT (organization_id, user_id) DO UPDATE
       SET role_id = excluded.role_id, menu_template_id = excluded.menu_template_id, disabled = false`,
      [userId, email],
    );
    await manager.delete(Invitation, { email });
  }
}
