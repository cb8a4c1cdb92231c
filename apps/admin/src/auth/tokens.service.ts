import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { Config } from '#libs/config';
import { DomainError } from '#libs/errors';
import type { TokenClaims } from '#libs/guards';
import { acceptedSignatures, hashOfAlgorithm, keyOfToken } from '#libs/security';
import type { TokenPairDto } from './auth.dto.js';
import { OrganizationAccessQueries } from './organization-access.queries.js';

/** What a refresh token says. */
export interface RefreshClaims extends TokenClaims {
  use: 'refresh';
  /** Tells the refresh tokens of a session apart. */
  jti: string;
}

interface PairOf {
  user: { id: number; email: string };
  sessionId: string;
  refreshId: string;
  issuedAt: Date;
}

/** Makes and reads tokens. */
@Injectable()
export class TokensService {
  constructor(
    private readonly config: Config,
    private readonly jwt: JwtService,
    private readonly organizationAccess: OrganizationAccessQueries,
  ) {}

  /** The pair of tokens; the refresh token is the same, byte for byte, whenever it is made from the same. */
  async issue({ user, sessionId, refreshId, issuedAt }: PairOf): Promise<TokenPairDto> {
    const iat = Math.floor(issuedAt.getTime() / 1000);
    const claims = { sub: user.email, userId: user.id, sid: sessionId, iat };
    const orgs = await this.organizationAccess.of(user.id);
    return {
      accessToken: this.sign({ ...claims, use: 'access', orgs }, this.config.accessTokenMinutes),
      refreshToken: this.sign({ ...claims, use: 'refresh', jti: refreshId }, this.config.refreshTokenMinutes),
    };
  }

  /** @throws DomainError `unauthenticated` for anything but a refresh token of ours */
  readRefresh(token: string, { evenExpired = false } = {}): RefreshClaims {
    const claims = this.verify(token, evenExpired);
    if (claims?.use === 'refresh') return claims;
    throw refreshRefused();
  }

  newRefreshId(): string {
    return randomUUID();
  }

  /**
   * What the one successor of a refresh token may be called, which only who has the secret key can tell: first as it is
   * called now, then as an earlier key or release 0.1.0 called it.
   */
  successorsOf(refreshId: string): string[] {
    return acceptedSignatures(this.config, 'refresh-successors', `successor:${refreshId}`);
  }

  hash(refreshId: string): string {
    return createHash('sha256').update(refreshId).digest('base64url');
  }

  private verify(token: string, ignoreExpiration: boolean): RefreshClaims | undefined {
    try {
      const secret = keyOfToken(this.config, token, hashOfAlgorithm(this.config.algorithm));
      return this.jwt.verify<RefreshClaims>(token, { ignoreExpiration, secret });
    } catch {
      return undefined;
    }
  }

  private sign(claims: TokenClaims & Record<string, unknown>, minutes: number): string {
    return this.jwt.sign(claims, { expiresIn: minutes * 60 });
  }
}

export const refreshRefused = (): DomainError =>
  new DomainError('unauthenticated', 'not-authenticated', 'The refresh token is not valid; log in again.');
