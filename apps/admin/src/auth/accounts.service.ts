import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Config } from '#libs/config';
import { DomainError } from '#libs/errors';
import { MailDelivery, MailQueue } from '#libs/mail';
import { requireStrongPassword } from './password.js';
import { PasswordsService } from './passwords.service.js';

/** How long an answer waits for its mail to leave; most mails are faster, and none depends on it. */
const mailPatienceMs = 1_000;

/** Accounts from nothing to the code that verifies them. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly config: Config,
    private readonly passwords: PasswordsService,
    private readonly mails: MailQueue,
    private readonly delivery: MailDelivery,
  ) {}

  /**
   * The hash of a new password.
   *
   * @throws DomainError `invalid` on `field` for a weak one
   */
  hashNew(password: string, field = 'password'): Promise<string> {
    requireStrongPassword(password, this.config.passwordMinLength, field);
    return this.passwords.hash(password);
  }

  /**
   * The unverified account of this e-mail, made, or taken over with the password of whoever came last, and
   * an order for the mail with its code.
   *
   * @throws DomainError `conflict` when a verified one exists
   */
  async open(
    manager: EntityManager,
    { email, passwordHash }: { email: string; passwordHash: string },
  ): Promise<number> {
    const rows = await manager.query<{ id: number }[]>(
      `INSERT INTO "user" (email, password_hash) VALUES ($1, $2)
       ON CONFLICT (email) DO UPDATE SET password_hash = excluded.password_hash, created_at = now()
       WHERE NOT "user".verified
       RETURNING id`,
      [email, passwordHash],
    );
    if (!rows[0])
      throw new DomainError('conflict', 'already-exists', 'An account with this e-mail exists already.');
    await this.mails.add(manager, { kind: 'verification', recipient: email });
    return rows[0].id;
  }

  /** Sends what has been ordered. The account stands whether or not its mail can be handed over by now. */
  sendMails(): Promise<void> {
    return this.delivery.deliverWithin(mailPatienceMs);
  }
}
