import { createSecretKey } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import passport from 'passport';
import { ExtractJwt, Strategy, type SecretOrKeyProvider } from 'passport-jwt';
import { DataSource } from 'typeorm';
import { Config } from '#libs/config';
import { hashOfAlgorithm, keyOfToken } from '#libs/security';
import type { Caller } from './caller.js';
import type { TokenClaims } from './token-claims.js';

/**
 * Accepts an access token whose session is open, neither too old nor unused for too long, and whose user is verified,
 * at this very moment. Guards are given it (`strategyOf`) and no name, since names are shared by all
 * applications of a process, of which each has keys and a database of its own.
 */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(
    private readonly config: Config,
    private readonly dataSource: DataSource,
  ) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKeyProvider: signingKeys(config),
      algorithms: [config.algorithm],
    });
  }

  /** Called by the constructor of the base class, which registers by name: with nobody else. */
  getPassportInstance(): passport.Authenticator {
    return new passport.Passport();
  }

  async validate(claims: TokenClaims): Promise<Caller | false> {
    if (claims.use !== 'access') return false;
    const [session] = await this.dataSource.query<{ email: string; isStale: boolean }[]>(
      `SELECT u.email, s.last_used_at < now() - interval '1 minute' AS "isStale"
       FROM session s JOIN "user" u ON u.id = s.user_id
       WHERE s.id = $1 AND s.user_id = $2 AND s.revoked_at IS NULL AND u.verified
         AND s.created_at > now() - make_interval(days => $3)
         AND s.last_used_at > now() - make_interval(mins => $4)`,
      [claims.sid, claims.userId, this.config.sessionDays, this.config.sessionIdleMinutes],
    );
    if (session?.isStale) await this.noteUse(claims.sid);
    const email = session?.email;
    return email === claims.sub ? { userId: claims.userId, email, sessionId: claims.sid } : false;
  }

  /** To the minute is enough, so that most requests write nothing. */
  private async noteUse(sessionId: string): Promise<void> {
    await this.dataSource.query('UPDATE session SET last_used_at = now() WHERE id = $1', [sessionId]);
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

/**
 * The options of a guard that asks this strategy. Passport writes what follows for a request into the strategy that it is given,
 * so that each request needs one of its own: with a common one, whoever comes later would be taken for who came before.
 */
export const strategyOf = (strategy: JwtStrategy): { defaultStrategy: string } => ({
  get defaultStrategy() {
    // The types know names only; passport takes strategies as well.
    return Object.create(strategy) as string;
  },
});
