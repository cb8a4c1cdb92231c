import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Config } from '#libs/config';
import { AccountClaim } from '#libs/entities';
import { DomainError } from '#libs/errors';
import { MailDelivery, MailQueue } from '#libs/mail';
import { findOpenClaims } from './account-claims.queries.js';
import { requireStrongPassword } from '../passwords/password.js';
import { PasswordsService, type PasswordGiver } from '../passwords/passwords.service.js';

/** How long an answer waits for its mail to leave; most mails are faster, and none depends on it. */
const mailPatienceMs = 1_000;

type NewClaim = Pick<AccountClaim, 'passwordHash' | 'organizationId' | 'organizationName'> & {
  email: string;
};

/** Accounts from nothing to the code that verifies them. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
    private readonly passwords: PasswordsService,
    private readonly mails: MailQueue,
    private readonly delivery: MailDelivery,
  ) {}

  /**
   * The hash of a new password.
   *
   * @throws DomainError `invalid` on `field` for a weak one; `busy`
   */
  hashNew(password: string, giver: PasswordGiver, field = 'password'): Promise<string> {
    this.requireStrong(password, field);
    return this.passwords.hash(password, giver);
  }

  /** @throws DomainError `invalid` on `field` for a weak password */
  requireStrong(password: string, field = 'password'): void {
    requireStrongPassword(password, this.config.passwordMinLength, field);
  }

  /**
   * The hash of the password of a claim. All claims with one e-mail share a salt, so that a login takes as long
   * for many of them as for one.
   *
   * @throws DomainError `invalid` for a weak password; `busy`
   */
  async hashForClaim(email: string, password: string): Promise<string> {
    this.requireStrong(password);
    const [claim] = await findOpenClaims(this.dataSource.manager, email);
    return this.passwords.hash(password, { email }, claim?.passwordHash);
  }

  /**
   * A claim that leaves all others with this e-mail alone, and an order for the mail that proves the mailbox.
   * The same request with the same password renews its claim.
   *
   * @returns the unverified account of the e-mail, which is made if it is new
   * @throws DomainError `conflict` when a verified one exists
   */
  async claim(manager: EntityManager, { email, ...claim }: NewClaim): Promise<number> {
    const rows = await manager.query<{ id: number }[]>(
      `INSERT INTO "user" (email, password_hash) VALUES ($1, '')
       ON CONFLICT (email) DO UPDATE SET created_at = now() WHERE NOT "user".verified
       RETURNING id`,
      [email],
    );
    if (!rows[0])
      throw new DomainError('conflict', 'already-exists', 'An account with this email already exists.');
    const userId = rows[0].id;
    if (!(await renew(manager, { ...claim, userId })))
      await manager.insert(AccountClaim, { ...claim, userId });
    await this.mails.add(manager, { kind: 'verification', recipient: email });
    return userId;
  }

  /** Sends what has been ordered. The account stands whether or not its mail can be handed over by now. */
  sendMails(): Promise<void> {
    return this.delivery.deliverWithin(mailPatienceMs);
  }
}

/** @returns false when nobody asked for the same with the same password before */
async function renew(
  manager: EntityManager,
  { userId, organizationId, organizationName, passwordHash }: Omit<NewClaim, 'email'> & { userId: number },
): Promise<boolean> {
  const [, count] = await manager.query<[unknown, number]>(
    `UPDATE account_claim SET created_at = now()
     WHERE user_id = $1 AND organization_id = $2 AND organization_name IS NOT DISTINCT FROM $3
       AND password_hash = $4`,
    [userId, organizationId, organizationName, passwordHash],
  );
  return count > 0;
}
