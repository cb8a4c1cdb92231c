import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '#libs/config';
import { notFound } from '#libs/errors';
import type { Caller } from '#libs/guards';
import { pageWindow, type Page } from '#libs/http';
import type { ListOwnSessionsRequest, OwnSessionDto } from './own-session.dto.js';

const columns = `id, device, network, created_at AS "createdAt", last_used_at AS "lastUsedAt",
  LEAST(expires_at, last_used_at + make_interval(mins => $4)) AS "expiresAt", id = $2 AS current`;

/** The open sessions of user $1. */
const open = `FROM session WHERE user_id = $1 AND revoked_at IS NULL AND expires_at > now()
  AND created_at > now() - make_interval(days => $3) AND last_used_at > now() - make_interval(mins => $4)`;

/** Shows a user where they are logged in, and ends sessions that they do not want any more. */
@Injectable()
export class OwnSessionsService {
  constructor(
    private readonly config: Config,
    private readonly dataSource: DataSource,
  ) {}

  /** Open sessions, the oldest first. */
  async list({ rows, page, total }: ListOwnSessionsRequest, caller: Caller): Promise<Page<OwnSessionDto>> {
    const { skip, take } = pageWindow({ rows: rows ?? 1000, page: page ?? 1 });
    const items = await this.dataSource.query<OwnSessionDto[]>(
      `SELECT ${columns} ${open} ORDER BY created_at, id OFFSET $5 LIMIT $6`,
      [...this.of(caller), skip, take],
    );
    return { items, total: total || (await this.count(caller)) };
  }

  /**
   * Ends one session at once, this one included.
   *
   * @throws DomainError `not-found` for one that is not open, or of another user
   */
  async end(id: string, caller: Caller): Promise<OwnSessionDto> {
    const [session] = await this.endWhere('id = $5::uuid', caller, id);
    if (!session) throw notFound('session');
    return session;
  }

  /** Ends all sessions but this one. */
  endOthers(caller: Caller): Promise<OwnSessionDto[]> {
    return this.endWhere('id <> $5::uuid', caller, caller.sessionId);
  }

  private async endWhere(condition: string, caller: Caller, id: string): Promise<OwnSessionDto[]> {
    const ended = `UPDATE session SET revoked_at = now()
      WHERE id IN (SELECT id ${open} AND ${condition}) RETURNING ${columns}`;
    const [sessions] = await this.dataSource.query<[OwnSessionDto[], number]>(ended, [
      ...this.of(caller),
      id,
    ]);
    return sessions.sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime());
  }

  private async count(caller: Caller): Promise<number> {
    const [row] = await this.dataSource.query<[{ total: number }]>(
      `SELECT count(*)::int AS total, $2::uuid AS me ${open}`,
      this.of(caller),
    );
    return row.total;
  }

  private of({ userId, sessionId }: Caller): unknown[] {
    return [userId, sessionId, this.config.sessionDays, this.config.sessionIdleMinutes];
  }
}
