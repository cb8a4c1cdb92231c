import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Config } from '#libs/config';
import { DomainError } from '#libs/errors';
import { MailService, verificationMail } from '#libs/mail';
import { OneTimePasswordsService } from '../auth/one-time-passwords.service.js';
import { hashPassword, requireStrongPassword } from '../auth/password.js';
import { NewOrganizations } from './new-organizations.js';
import type { OrganizationDto, SignUpRequest } from './organization.dto.js';

/**
 * Sign-up of an organization. Until somebody verifies, all who sign up for one domain share its row, each
 * with a claim of their own; the first to enter their code gets it, so nobody can hold a domain they have
 * no mailbox in.
 */
@Injectable()
export class SignUpService {
  private readonly logger = new Logger(SignUpService.name);

  constructor(
    private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly oneTimePasswords: OneTimePasswordsService,
    private readonly newOrganizations: NewOrganizations,
    private readonly mail: MailService,
  ) {}

  async signUp({ name, email, password }: SignUpRequest): Promise<OrganizationDto> {
    requireStrongPassword(password, this.config.passwordMinLength);
    const passwordHash = await hashPassword(password);
    const { id, code } = await this.dataSource.transaction(async (manager) => {
      const organizationId = await this.newOrganizations.open(manager, domainOf(email), name);
      const userId = await claimAccount(manager, email, passwordHash);
      await this.newOrganizations.claim(manager, { organizationId, userId, name });
      return {
        id: organizationId,
        code: await this.oneTimePasswords.create(manager, userId, 'verification'),
      };
    });
    await this.sendCode(email, code);
    return { id, name, email };
  }

  /** The account stands whether or not its mail could be handed over. */
  private async sendCode(to: string, code: string): Promise<void> {
    const validSeconds = this.config.oneTimePasswordSeconds;
    await this.mail
      .send(verificationMail({ to, code, validSeconds }))
      .catch((error: Error) => this.logger.error(`A verification mail could not be sent: ${error.message}`));
  }
}

const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1);

/** The unverified account of this e-mail, made or taken over with the password of the latest sign-up. */
async function claimAccount(manager: EntityManager, email: string, passwordHash: string): Promise<number> {
  const rows = await manager.query<{ id: number }[]>(
    `INSERT INTO "user" (email, password_hash) VALUES ($1, $2)
     ON CONFLICT (email) DO UPDATE SET password_hash = excluded.password_hash WHERE NOT "user".verified
     RETURNING id`,
    [email, passwordHash],
  );
  if (!rows[0])
    throw new DomainError('conflict', 'already-exists', 'An account with this e-mail exists already.');
  return rows[0].id;
}
