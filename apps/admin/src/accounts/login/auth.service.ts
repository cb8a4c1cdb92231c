import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { User } from '#libs/entities';
import type { Place } from '#libs/guards';
import { SecurityLog } from '#libs/security';
import { findOpenClaims } from '../mailbox/account-claims.queries.js';
import { requireUsable, wrongCredentials } from '../mailbox/account-state.js';
import type { LoginRequest, TokenPairDto } from './auth.dto.js';
import { FailureLimits } from './failure-limits.service.js';
import { PasswordsService, type PasswordGiver } from '../passwords/passwords.service.js';
import { SessionsService, type OpenedSession } from './sessions.service.js';
import { TokensService } from './tokens.service.js';

@Injectable()
export class AuthService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly failures: FailureLimits,
    private readonly securityLog: SecurityLog,
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionsService,
    private readonly tokens: TokensService,
  ) {}

  /** Opens a session, and says how its device is known from now on. */
  async login(request: LoginRequest, place: Place): Promise<OpenedSession> {
    const user = await this.authenticate(request, place);
    await requireUsable(this.dataSource.manager, user).catch((error: unknown) => {
      this.securityLog.record({ kind: 'login-failed', userId: user.id, reason: 'account-not-usable' });
      throw error;
    });
    const opened = await this.sessions.open(user, place);
    this.securityLog.record({ kind: 'login-succeeded', userId: user.id });
    return opened;
  }

  refresh(refreshToken: string): Promise<TokenPairDto> {
    return this.sessions.refresh(this.tokens.readRefresh(refreshToken));
  }

  /** Ends the session; that it has ended already is no fault. */
  logout(refreshToken: string): Promise<void> {
    return this.sessions.end(this.tokens.readRefresh(refreshToken, { evenExpired: true }).sid);
  }

  /**
   * Whose e-mail and password these are, verified or not.
   *
   * @throws DomainError `unauthenticated`, the same and as late for an unknown e-mail as for a wrong password;
   *   `limited` after too many wrong ones
   */
  async authenticate({ email, password }: LoginRequest, place: Place): Promise<User> {
    const user = await this.failures.tryPassword({ email, place }, (isKnown) =>
      this.find(password, { email, isKnown }),
    );
    if (!user) throw wrongCredentials();
    return user;
  }

  private async find(password: string, giver: PasswordGiver): Promise<User | undefined> {
    const { email } = giver;
    const user = await this.dataSource.getRepository(User).findOneBy({ email });
    const hashes = user?.verified ? [user.passwordHash] : await this.claimedWith(email);
    return (await this.passwords.matches(password, hashes, giver)) && user ? user : undefined;
  }

  /** The passwords that were given with an e-mail before anybody verified it. */
  private async claimedWith(email: string): Promise<string[]> {
    const claims = await findOpenClaims(this.dataSource.manager, email);
    return claims.map(({ passwordHash }) => passwordHash);
  }
}
