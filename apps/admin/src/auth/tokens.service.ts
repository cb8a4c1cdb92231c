import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { Config } from '#libs/config';
import type { TokenClaims } from '#libs/guards';
import type { TokenPairDto } from './auth.dto.js';
import { OrganizationAccessQueries } from './organization-access.queries.js';

/** Makes the token pair of a session. */
@Injectable()
export class TokensService {
  constructor(
    private readonly config: Config,
    private readonly jwt: JwtService,
    private readonly organizationAccess: OrganizationAccessQueries,
  ) {}

  async issue(user: { id: number; email: string }, sessionId: string): Promise<TokenPairDto> {
    const claims = { sub: user.email, userId: user.id, sid: sessionId };
    const orgs = await this.organizationAccess.of(user.id);
    return {
      accessToken: this.sign({ ...claims, use: 'access', orgs }, this.config.accessTokenMinutes),
      refreshToken: this.sign(
        { ...claims, use: 'refresh', jti: randomUUID() },
        this.config.refreshTokenMinutes,
      ),
    };
  }

  private sign(claims: TokenClaims & Record<string, unknown>, minutes: number): string {
    return this.jwt.sign(claims, { expiresIn: minutes * 60 });
  }
}
