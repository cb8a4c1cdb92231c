import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Invitation, isOpenInvitation } from '#libs/entities';
import { notFound } from '#libs/errors';
import type { Caller } from '#libs/guards';
import type { Page } from '#libs/http';
import type { InvitationDto, ListInvitationsRequest } from './invitation.dto.js';
import { InvitationsService } from './invitations.service.js';

const defaultRows = 100;

/** The open invitations for an e-mail, as its owner sees them. */
const own = `
  FROM invitation i JOIN organization o ON o.id = i.organization_id
  WHERE i.email = $1 AND ${isOpenInvitation('i')} AND NOT o.disabled AND o.verified_at IS NOT NULL`;

const columns = `
  i.id, o.id AS "orgId", o.name AS organization, i.created_at AS "requestedAt",
  i.created_at + interval '7 days' AS "expiresAt"`;

/** What somebody does about the invitations that they got. */
@Injectable()
export class OwnInvitationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly invitations: InvitationsService,
  ) {}

  async list(request: ListInvitationsRequest, { email }: Caller): Promise<Page<InvitationDto>> {
    const [rows, page] = [request.rows ?? defaultRows, request.page ?? 1];
    const items = await this.dataSource.query<InvitationDto[]>(
      `SELECT ${columns} ${own} ORDER BY i.id OFFSET $2 LIMIT $3`,
      [email, (page - 1) * rows, rows],
    );
    if (request.total) return { items, total: request.total };
    const [count] = await this.dataSource.query<[{ total: number }]>(`SELECT count(*)::int AS total ${own}`, [
      email,
    ]);
    return { items, total: count.total };
  }

  /** @throws DomainError `not-found` for an invitation that lapsed, was withdrawn, or is for somebody else */
  accept(id: number, caller: Caller): Promise<InvitationDto> {
    return this.dataSource.transaction(async (manager) => {
      const invitation = await this.lock(manager, id, caller);
      const { userId, email } = caller;
      await this.invitations.takeUp(manager, { userId, email, organizationId: invitation.orgId });
      return invitation;
    });
  }

  /** @throws DomainError `not-found` for an invitation that lapsed, was withdrawn, or is for somebody else */
  decline(id: number, caller: Caller): Promise<InvitationDto> {
    return this.dataSource.transaction(async (manager) => {
      const invitation = await this.lock(manager, id, caller);
      await manager.delete(Invitation, { id });
      return invitation;
    });
  }

  private async lock(manager: EntityManager, id: number, { email }: Caller): Promise<InvitationDto> {
    const [invitation] = await manager.query<InvitationDto[]>(
      `SELECT ${columns} ${own} AND i.id = $2 FOR UPDATE OF i`,
      [email, id],
    );
    if (!invitation) throw notFound('invitation');
    return invitation;
  }
}
