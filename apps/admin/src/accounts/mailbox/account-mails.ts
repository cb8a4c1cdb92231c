import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Config } from '#libs/config';
import { Organization, SignUpInvitation, User } from '#libs/entities';
import {
  invitationMail,
  MailDelivery,
  resetMail,
  signUpInvitationMail,
  verificationMail,
  type CodeAndLink,
  type Mail,
  type MailOrder,
  type MailWriter,
  type WrittenMail,
} from '#libs/mail';
import { findClaims, type Claim } from './account-claims.queries.js';
import { MailedLinksService } from './mailed-links.service.js';
import { OneTimePasswordsService, type CodeUse } from './one-time-passwords.service.js';

/** As long as what it confirms: a claim, an invitation; a new password is wanted soon. */
const linkHours = { verification: 24, invitation: 7 * 24, reset: 1 };

/** Writes the mails of the account life at the moment they leave; codes and links are made then and not before. */
@Injectable()
export class AccountMails implements MailWriter, OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly oneTimePasswords: OneTimePasswordsService,
    private readonly links: MailedLinksService,
    private readonly delivery: MailDelivery,
  ) {}

  onModuleInit(): void {
    this.delivery.writeWith(['verification', 'reset', 'invitation'], this);
  }

  write(manager: EntityManager, order: MailOrder): Promise<WrittenMail | undefined> {
    switch (order.kind) {
      case 'verification':
        return this.writeVerification(manager, order.recipient);
      case 'reset':
        return this.writeReset(manager, order.recipient);
      case 'invitation':
        return this.writeInvitation(manager, order);
      case 'notice':
      case 'stop':
        throw new Error('This mail is not about an account.');
    }
  }

  private async writeVerification(manager: EntityManager, to: string): Promise<WrittenMail | undefined> {
    if (await isVerified(manager, to)) return undefined;
    const claims = await findClaims(manager, to);
    if (claims.length === 0) return undefined;
    const use = { email: to, purpose: 'verification' } as const;
    return this.withProofs(manager, use, linkHoursOf(claims), (proofs) =>
      verificationMail({ ...proofs, to, claims }),
    );
  }

  private async writeReset(manager: EntityManager, to: string): Promise<WrittenMail | undefined> {
    if (!(await isVerified(manager, to))) return undefined;
    const use = { email: to, purpose: 'reset' } as const;
    return this.withProofs(manager, use, linkHours.reset, (proofs) => resetMail({ ...proofs, to }));
  }

  private async withProofs(
    manager: EntityManager,
    use: CodeUse,
    linkValidHours: number,
    write: (proofs: CodeAndLink) => Mail,
  ): Promise<WrittenMail> {
    const { id, code } = await this.oneTimePasswords.create(manager, use);
    const link = await this.links.create(manager, use, linkValidHours);
    return {
      mail: write({ code, validSeconds: this.config.oneTimePasswordSeconds, link, linkValidHours }),
      afterHandOver: (later) => this.oneTimePasswords.startValidity(later, id),
    };
  }

  /** With an account one logs in and decides; without one the link leads to where one is made. */
  private async writeInvitation(
    manager: EntityManager,
    { recipient: to, organizationId }: MailOrder,
  ): Promise<WrittenMail | undefined> {
    if (organizationId == null) return this.writeSignUpInvitation(manager, to);
    const organization = await manager.findOneBy(Organization, { id: organizationId, disabled: false });
    if (!organization) return undefined;
    const hasAccount = await isVerified(manager, to);
    const link = hasAccount
      ? `${this.config.publicUrl}/console/invitations`
      : await this.links.create(manager, { email: to, purpose: 'verification' }, linkHours.invitation);
    return { mail: invitationMail({ to, organization: organization.name, hasAccount, link }) };
  }

  private async writeSignUpInvitation(manager: EntityManager, to: string): Promise<WrittenMail | undefined> {
    if (!(await manager.existsBy(SignUpInvitation, { email: to }))) return undefined;
    const link = `${this.config.publicUrl}/console/sign-up?email=${encodeURIComponent(to)}`;
    return { mail: signUpInvitationMail({ to, link }) };
  }
}

const isVerified = (manager: EntityManager, email: string): Promise<boolean> =>
  manager.existsBy(User, { email, verified: true });

const linkHoursOf = (claims: readonly Claim[]): number =>
  claims.every(({ kind }) => kind === 'invitation') ? linkHours.invitation : linkHours.verification;
