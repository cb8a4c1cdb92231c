import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Config, type SignUpMode } from '#libs/config';
import {
  advisoryLocks,
  domainOfEmail,
  isOpenSignUpInvitation,
  RecordedSetting,
  SignUpInvitation,
} from '#libs/entities';
import { DomainError } from '#libs/errors';
import { demoDomain } from './demo-domain.js';

/** Decides who may sign up an organization (SIGN_UP, SIGN_UP_DOMAINS). */
@Injectable()
export class SignUpPolicy implements OnApplicationBootstrap {
  private readonly logger = new Logger('sign-up');

  constructor(
    private readonly config: Config,
    private readonly dataSource: DataSource,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.signUp.isSet || !(await isKeptOpen(this.dataSource.manager))) return;
    this.logger.warn(
      'Everybody who reaches this installation can sign up an organization, as before the upgrade. Set SIGN_UP to first-only, invited or open.',
    );
  }

  /** Whether sign-up is open to people who were not invited. */
  async isOpen(): Promise<boolean> {
    const { manager } = this.dataSource;
    const mode = await this.mode(manager);
    return mode === 'open' || (mode === 'first-only' && !(await hasOrganization(manager)));
  }

  /** @throws DomainError `forbidden` when the owner of an address may not sign up */
  async require(manager: EntityManager, email: string): Promise<void> {
    if (await isInvited(manager, email)) return;
    const { domains } = this.config.signUp;
    if (domains.length > 0 && !domains.includes(domainOfEmail(email)))
      throw signUpClosed('Addresses of this domain cannot sign up here.');
    const mode = await this.mode(manager);
    if (mode === 'open' || (mode === 'first-only' && !(await hasOrganization(manager)))) return;
    throw signUpClosed(
      'Sign-up is closed here. Ask the operator for an invitation, or join an organization.',
    );
  }

  /**
   * The same for a sign-up that is about to be completed; an invitation is used up by it. Until the transaction
   * ends, no other one is completed.
   *
   * @throws DomainError `forbidden`
   */
  async complete(manager: EntityManager, email: string): Promise<void> {
    await manager.query('SELECT pg_advisory_xact_lock($1)', [advisoryLocks.signUp]);
    await this.require(manager, email);
    await manager.delete(SignUpInvitation, { email });
  }

  private async mode(manager: EntityManager): Promise<SignUpMode> {
    const { mode, isSet } = this.config.signUp;
    return !isSet && (await isKeptOpen(manager)) ? 'open' : mode;
  }
}

/** Whether the installation had organizations when the setting came. */
const isKeptOpen = (manager: EntityManager): Promise<boolean> =>
  manager.existsBy(RecordedSetting, { name: 'SIGN_UP', value: 'open' });

/** The demo organization does not count. */
async function hasOrganization(manager: EntityManager): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    'SELECT 1 FROM organization WHERE verified_at IS NOT NULL AND domain <> $1 LIMIT 1',
    [demoDomain],
  );
  return rows.length > 0;
}

async function isInvited(manager: EntityManager, email: string): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `SELECT 1 FROM sign_up_invitation i WHERE email = $1 AND ${isOpenSignUpInvitation('i')}`,
    [email],
  );
  return rows.length > 0;
}

const signUpClosed = (detail: string): DomainError => new DomainError('forbidden', 'sign-up-closed', detail);
