import { createSecretKey } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy, type SecretOrKeyProvider } from 'passport-jwt';
import { DataSource } from 'typeorm';
import { Config } from '#libs/config';
import { hashOfAlgorithm, keyOfToken } from '#libs/security';
import type { Caller } from './caller.js';
import type { TokenClaims } from './token-claims.js';

/** Accepts an access token whose session is open and whose user is verified, at this very moment. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(
    config: Config,
    private readonly dataSource: DataSource,
  ) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKeyProvider: signingKeys(config),
      algorithms: [config.algorithm],
    });
  }

  async validate(claims: TokenClaims): Promise<Caller | false> {
    if (claims.use !== 'access') return false;
    const rows = await this.dataSource.query<{ email: string }[]>(
      `SELECT u.email FROM session s JOIN "user" u ON u.id = s.user_id
       WHERE s.id = $1 AND s.user_id = $2 AND s.revoked_at IS NULL AND u.verified`,
      [claims.sid, claims.userId],
    );
    const email = rows[0]?.email;
    return email === claims.sub ? { userId: claims.userId, email, sessionId: claims.sid } : false;
  }
}

/** The key that a token was signed with: the present one or, after a rotation, an earlier one. */
function signingKeys(config: Config): SecretOrKeyProvider {
  const hash = hashOfAlgorithm(config.algorithm);
  const prepared = new Map(
    [config.secretKey, ...config.previousSecretKeys].map((key) => [key, preparedKey(key)]),
  );
  return (_request, token: string, done) => done(null, prepared.get(keyOfToken(config, token, hash)));
}

/** A text would be tried as a public key first, at every request. The types do not know key objects. */
const preparedKey = (secret: string): Buffer => createSecretKey(secret, 'utf8') as unknown as Buffer;
