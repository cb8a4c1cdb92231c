import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { Config } from '#libs/config';
import { DomainError } from '#libs/errors';
import type { TokenClaims } from '#libs/guards';
import { acceptedSignatures, hashOfAlgorithm, keyOfToken } from '#libs/security';
import type { TokenPairDto } from './auth.dto.js';
import { OrganizationAccessQueries, type OrganizationAccess } from './organization-access.queries.js';
import { shortLists } from './token-lists.js';

/** An access token travels in a header with each request, and proxies refuse long ones. */
const maxAccessTokenBytes = 2_048;

/** What a refresh token says. */
export interface RefreshClaims extends TokenClaims {
  use: 'refresh';
  /** Tells the refresh tokens of a session apart. */
  jti: string;
}

/** What a pair of tokens is made from. */
export interface PairOf {
  user: { id: number; email: string };
  sessionId: string;
  refreshId: string;
  issuedAt: Date;
  /** When the session ends at the latest, and its tokens with it. */
  endsAt: Date;
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
  async issue({ user, sessionId, refreshId, issuedAt, endsAt }: PairOf): Promise<TokenPairDto> {
    const iat = seconds(issuedAt);
    const expiry = (minutes: number): number => Math.min(iat + minutes * 60, seconds(endsAt));
    const claims = { sub: user.email, userId: user.id, sid: sessionId, iat };
    const access = { ...claims, use: 'access', exp: expiry(this.config.accessTokenMinutes) } as const;
    const exp = expiry(this.config.refreshTokenMinutes);
    return {
      accessToken: this.signWithLists(access, await this.organizationAccess.of(user.id)),
      refreshToken: this.sign({ ...claims, use: 'refresh', jti: refreshId, exp }),
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

  private sign(claims: TokenClaims & Record<string, unknown>): string {
    return this.jwt.sign(claims);
  }

  /** With as many organizations and projects as fit. */
  private signWithLists(claims: TokenClaims & Record<string, unknown>, all: OrganizationAccess[]): string {
    for (const lists of shortLists(all)) {
      const token = this.sign({ ...claims, ...lists });
      if (token.length <= maxAccessTokenBytes) return token;
    }
    return this.sign({ ...claims, orgs: [], orgsCut: true });
  }
}

const seconds = (time: Date): number => Math.floor(time.getTime() / 1000);

export const refreshRefused = (): DomainError =>
  new DomainError('unauthenticated', 'not-authenticated', 'The refresh token is not valid. Log in again.');
