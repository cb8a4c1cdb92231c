import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Config } from '#libs/config';
import { dayMs } from '#libs/durations';
import { RefreshToken, Session } from '#libs/entities';
import type { Place } from '#libs/guards';
import { SecurityLog } from '#libs/security';
import { requireUsable } from '../mailbox/account-state.js';
import type { TokenPairDto } from './auth.dto.js';
import { DeviceMemory } from './device-memory.js';
import { SecurityNotices } from '../mailbox/security-notices.js';
import { refreshRefused, TokensService, type PairOf, type RefreshClaims } from './tokens.service.js';

/** How long a used refresh token still gets the successor that its first use got. */
const reuseSeconds = 10;

interface SessionUser {
  id: number;
  email: string;
  verified: boolean;
  openedAt: Date;
}

/** A new session: its first tokens, and what its device is known by from now on. */
export interface OpenedSession {
  pair: TokenPairDto;
  deviceToken: string;
}

/** Logins that last: opened, carried on by refresh tokens that work once each, and ended. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly tokens: TokensService,
    private readonly devices: DeviceMemory,
    private readonly notices: SecurityNotices,
    private readonly securityLog: SecurityLog,
  ) {}

  /** Opens a session, remembers where it was opened, and tells the owner when that is new. */
  async open(user: { id: number; email: string }, place: Place): Promise<OpenedSession> {
    const sessionId = randomUUID();
    const refreshId = this.tokens.newRefreshId();
    const issuedAt = new Date();
    const { device, network } = place;
    const endsAt = this.endOf(issuedAt);
    const { token: deviceToken, isNew } = await this.dataSource.transaction(async (manager) => {
      await manager.insert(Session, { id: sessionId, userId: user.id, createdAt: issuedAt, device, network });
      await this.record(manager, { sessionId, refreshId, issuedAt, endsAt });
      const remembered = await this.devices.remember(manager, user.id, place);
      if (remembered.isNew) await this.notices.orderNewDevice(manager, user.email, place);
      return remembered;
    });
    if (isNew) this.securityLog.record({ kind: 'new-device', userId: user.id, details: { device } });
    return { pair: await this.tokens.issue({ user, sessionId, refreshId, issuedAt, endsAt }), deviceToken };
  }

  /**
   * A new pair for a refresh token. Used a second time within ten seconds, it gets the same successor; used
   * later, it has been stolen from somebody, and the session ends.
   */
  async refresh(claims: RefreshClaims): Promise<TokenPairDto> {
    const { sid: sessionId, jti } = claims;
    const use = await this.dataSource.transaction(async (manager) => {
      const user = await lockOpenSession(manager, claims, this.config.sessionIdleMinutes);
      if (!user) return undefined;
      await requireUsable(manager, user);
      const issuedAt = await this.useUp(manager, claims);
      const endsAt = this.endOf(user.openedAt);
      if (!issuedAt || issuedAt >= endsAt) return undefined;
      const refreshId = await this.successorOf(manager, jti);
      await this.record(manager, { sessionId, refreshId, issuedAt, endsAt });
      return { user, issuedAt, endsAt, refreshId };
    });
    if (!use) throw refreshRefused();
    return this.tokens.issue({ ...use, sessionId });
  }

  async end(sessionId: string): Promise<void> {
    await endSessions(this.dataSource.manager, 'id = $1', [sessionId]);
  }

  /** Ends every session of a user, but for one that may go on. */
  async endAll(manager: EntityManager, userId: number, except?: string): Promise<void> {
    await endSessions(manager, 'user_id = $1 AND id IS DISTINCT FROM $2::uuid', [userId, except ?? null]);
  }

  /** When the token was first used, which is now or a moment ago; undefined when it is not to be served. */
  private async useUp(
    manager: EntityManager,
    { sid, jti, userId }: RefreshClaims,
  ): Promise<Date | undefined> {
    const [rows] = await manager.query<[{ usedAt: Date; recent: boolean }[], number]>(
      `UPDATE refresh_token SET used_at = COALESCE(used_at, clock_timestamp())
       WHERE token_hash = $1 AND session_id = $2
       RETURNING used_at AS "usedAt", used_at > clock_timestamp() - make_interval(secs => ${reuseSeconds}) AS recent`,
      [this.tokens.hash(jti), sid],
    );
    if (!rows[0] || rows[0].recent) return rows[0]?.usedAt;
    await endSessions(manager, 'id = $1', [sid]);
    this.securityLog.record({ kind: 'refresh-token-reused', userId });
    return undefined;
  }

  /** The successor that an earlier use got, before a rotation maybe; otherwise a new one. */
  private async successorOf(manager: EntityManager, refreshId: string): Promise<string> {
    const candidates = this.tokens.successorsOf(refreshId);
    const hashes = candidates.map((candidate) => this.tokens.hash(candidate));
    const found = await manager.query<{ hash: string }[]>(
      'SELECT token_hash AS hash FROM refresh_token WHERE token_hash = ANY($1)',
      [hashes],
    );
    return candidates[hashes.findIndex((hash) => found.some((row) => row.hash === hash))] ?? candidates[0]!;
  }

  private async record(
    manager: EntityManager,
    { sessionId, refreshId, issuedAt, endsAt }: Omit<PairOf, 'user'>,
  ): Promise<void> {
    const { accessTokenMinutes, refreshTokenMinutes } = this.config;
    const after = (minutes: number) =>
      new Date(Math.min(issuedAt.getTime() + minutes * 60_000, endsAt.getTime()));
    const token = {
      tokenHash: this.tokens.hash(refreshId),
      sessionId,
      expiresAt: after(refreshTokenMinutes),
    };
    await manager.createQueryBuilder().insert().into(RefreshToken).values(token).orIgnore().execute();
    const expiresAt = after(Math.max(accessTokenMinutes, refreshTokenMinutes));
    await manager.update(Session, { id: sessionId }, { expiresAt, lastUsedAt: () => 'clock_timestamp()' });
  }

  private endOf(openedAt: Date): Date {
    return new Date(openedAt.getTime() + this.config.sessionDays * dayMs);
  }
}

/** Whose session it is; while it is locked, refreshes of it follow each other. */
async function lockOpenSession(
  manager: EntityManager,
  { sid, userId }: RefreshClaims,
  idleMinutes: number,
): Promise<SessionUser | undefined> {
  const [user] = await manager.query<SessionUser[]>(
    `SELECT u.id, u.email, u.verified, s.created_at AS "openedAt" FROM session s JOIN "user" u ON u.id = s.user_id
     WHERE s.id = $1 AND u.id = $2 AND s.revoked_at IS NULL
       AND s.last_used_at > now() - make_interval(mins => $3) FOR UPDATE OF s`,
    [sid, userId, idleMinutes],
  );
  return user;
}

async function endSessions(manager: EntityManager, which: string, parameters: unknown[]): Promise<void> {
  await manager.query(
    `UPDATE session SET revoked_at = now() WHERE revoked_at IS NULL AND ${which}`,
    parameters,
  );
}
