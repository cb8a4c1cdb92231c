import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Config } from '#libs/config';
import { Organization, User } from '#libs/entities';
import {
  invitationMail,
  MailDelivery,
  resetMail,
  verificationMail,
  type Mail,
  type MailOrder,
  type MailWriter,
  type WrittenMail,
} from '#libs/mail';
import { findClaimOfMail } from './account-claims.queries.js';
import { OneTimePasswordsService, type CodeUse } from './one-time-passwords.service.js';

/** Writes the mails of the account life at the moment they leave; a code is made then and not before. */
@Injectable()
export class AccountMails implements MailWriter, OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly oneTimePasswords: OneTimePasswordsService,
    private readonly delivery: MailDelivery,
  ) {}

  onModuleInit(): void {
    this.delivery.writeWith(['verification', 'reset', 'invitation'], this);
  }

  write(manager: EntityManager, order: MailOrder): Promise<WrittenMail | undefined> {
    switch (order.kind) {
      case 'verification':
        return this.writeVerification(manager, order);
      case 'reset':
        return this.writeReset(manager, order.recipient);
      case 'invitation':
        return this.writeInvitation(manager, order);
      case 'stop':
        throw new Error('This mail is not about an account.');
    }
  }

  private async writeVerification(
    manager: EntityManager,
    { recipient: to, claimId }: MailOrder,
  ): Promise<WrittenMail | undefined> {
    const claim = await findClaimOfMail(manager, claimId ?? 0);
    if (!claim) return undefined;
    const use = { userId: claim.userId, purpose: 'verification', claimId: claim.id } as const;
    return this.withCode(manager, use, (code) => verificationMail({ ...claim, ...code, to }));
  }

  private async writeReset(manager: EntityManager, to: string): Promise<WrittenMail | undefined> {
    const user = await manager.findOneBy(User, { email: to, verified: true });
    if (!user) return undefined;
    const use = { userId: user.id, purpose: 'reset', claimId: null } as const;
    return this.withCode(manager, use, (code) => resetMail({ ...code, to }));
  }

  private async withCode(
    manager: EntityManager,
    use: CodeUse,
    write: (code: { code: string; validSeconds: number }) => Mail,
  ): Promise<WrittenMail> {
    const { id, code } = await this.oneTimePasswords.create(manager, use);
    return {
      mail: write({ code, validSeconds: this.config.oneTimePasswordSeconds }),
      afterHandOver: (later) => this.oneTimePasswords.startValidity(later, id),
    };
  }

  private async writeInvitation(
    manager: EntityManager,
    { recipient, organizationId }: MailOrder,
  ): Promise<WrittenMail | undefined> {
    const organization = await manager.findOneBy(Organization, { id: organizationId ?? 0, disabled: false });
    if (!organization) return undefined;
    const mail = { to: recipient, organization: organization.name, link: `${this.config.publicUrl}/` };
    return { mail: invitationMail(mail) };
  }
}
