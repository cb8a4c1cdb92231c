import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Config } from '#libs/config';
import { Organization, type OneTimePasswordPurpose } from '#libs/entities';
import {
  invitationMail,
  MailDelivery,
  resetMail,
  verificationMail,
  type MailOrder,
  type MailWriter,
  type WrittenMail,
} from '#libs/mail';
import { OneTimePasswordsService } from './one-time-passwords.service.js';
import { signUpIsFresh } from './sign-up-age.js';

const mails = { verification: verificationMail, reset: resetMail };

/** Whose account a code may be sent for. */
const recipients: Record<OneTimePasswordPurpose, string> = {
  verification: `NOT verified AND ${signUpIsFresh}`,
  reset: 'verified',
};

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
      case 'reset':
        return this.writeCode(manager, order.recipient, order.kind);
      case 'invitation':
        return this.writeInvitation(manager, order);
      case 'stop':
        throw new Error('This mail is not about an account.');
    }
  }

  private async writeCode(
    manager: EntityManager,
    to: string,
    purpose: OneTimePasswordPurpose,
  ): Promise<WrittenMail | undefined> {
    const [user] = await manager.query<{ id: number }[]>(
      `SELECT id FROM "user" WHERE email = $1 AND ${recipients[purpose]}`,
      [to],
    );
    if (!user) return undefined;
    const code = await this.oneTimePasswords.create(manager, user.id, purpose);
    return {
      mail: mails[purpose]({ to, code, validSeconds: this.config.oneTimePasswordSeconds }),
      afterHandOver: (later) =>
        this.oneTimePasswords.startValidity(later, { userId: user.id, purpose, code }),
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
