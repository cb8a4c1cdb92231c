import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { User } from '#libs/entities';
import { findOpenClaims } from './account-claims.queries.js';
import { requireUsable, wrongCredentials } from './account-state.js';
import type { LoginRequest, TokenPairDto } from './auth.dto.js';
import { PasswordsService } from './passwords.service.js';
import { SessionsService } from './sessions.service.js';
import { TokensService } from './tokens.service.js';

@Injectable()
export class AuthService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionsService,
    private readonly tokens: TokensService,
  ) {}

  async login(request: LoginRequest): Promise<TokenPairDto> {
    const user = await this.authenticate(request);
    await requireUsable(this.dataSource.manager, user);
    return this.sessions.open(user);
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
   * @throws DomainError `unauthenticated`, the same and as late for an unknown e-mail as for a wrong password
   */
  async authenticate({ email, password }: LoginRequest): Promise<User> {
    const user = await this.dataSource.getRepository(User).findOneBy({ email });
    const hashes = user?.verified ? [user.passwordHash] : await this.claimedWith(email);
    if (!(await this.passwords.matches(password, hashes, { email })) || !user) throw wrongCredentials();
    return user;
  }

  /** The passwords that were given with an e-mail before anybody verified it. */
  private async claimedWith(email: string): Promise<string[]> {
    const claims = await findOpenClaims(this.dataSource.manager, email);
    return claims.map(({ passwordHash }) => passwordHash);
  }
}
