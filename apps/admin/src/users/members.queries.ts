import type { EntityManager } from 'typeorm';
import { isOpenInvitation } from '#libs/entities';
import { pageWindow, type ListRequest, type Page } from '#libs/http';
import type { InvitedDto } from './invitation.dto.js';
import type { MemberDto } from './member.dto.js';

/** Members of organization $1 and who asked to be; with a project $2, those with a link to it. */
const members = `
  FROM organization_user ou
  JOIN "user" u ON u.id = ou.user_id
  LEFT JOIN role r ON r.id = ou.role_id
  LEFT JOIN menu_template mt ON mt.id = ou.menu_template_id
  WHERE ou.organization_id = $1 AND ($2::int IS NULL OR EXISTS (
    SELECT 1 FROM project_user pu JOIN project p ON p.id = pu.project_id
    WHERE pu.user_id = u.id AND p.id = $2 AND p.organization_id = $1))`;

/** Is true for somebody who asked to belong and is not approved: only their address is shown. */
const isRequest = 'ou.requested AND ou.disabled';

const ofMember = (column: string): string => `CASE WHEN ${isRequest} THEN '' ELSE u.${column} END`;

const columns = `
  u.id, u.email, u.verified, ${ofMember('first_name')} AS "firstName", ${ofMember('last_name')} AS "lastName",
  ${ofMember('contact_number')} AS "contactNumber", ou.disabled, ou.super,
  ou.role_id AS "roleId", r.name AS "roleName",
  ou.menu_template_id AS "menuTemplateId", mt.name AS "menuTemplateName",
  CASE WHEN ${isRequest} THEN 'requested' ELSE 'member' END AS status`;

/** Open invitations of organization $1; none with a project $2. */
const invited = `
  FROM invitation i WHERE i.organization_id = $1 AND $2::int IS NULL AND ${isOpenInvitation('i')}`;

/** A page of members in id order, and behind them of the invited in theirs, in three statements whatever is on it. */
export async function listPeople(
  manager: EntityManager,
  request: ListRequest,
): Promise<Page<MemberDto | InvitedDto>> {
  const { skip, take } = pageWindow(request);
  const of = [request.orgId, request.projectId ?? null];
  const [counted] = await manager.query<[{ members: number; invited: number }]>(
    `SELECT (SELECT count(*) ${members})::int AS members, (SELECT count(*) ${invited})::int AS invited`,
    of,
  );
  const found = await manager.query<MemberDto[]>(
    `SELECT ${columns} ${members} ORDER BY u.id OFFSET $3 LIMIT $4`,
    [...of, skip, take],
  );
  const offered = await manager.query<InvitedDto[]>(
    `SELECT NULL AS id, i.email, 'invited' AS status, i.id AS "invitationId" ${invited}
     ORDER BY i.id OFFSET $3 LIMIT $4`,
    [...of, Math.max(0, skip - counted.members), take - found.length],
  );
  return { items: [...found, ...offered], total: request.total || counted.members + counted.invited };
}

export async function findMember(
  manager: EntityManager,
  organizationId: number,
  userId: number,
): Promise<MemberDto | undefined> {
  const [member] = await manager.query<MemberDto[]>(`SELECT ${columns} ${members} AND u.id = $3`, [
    organizationId,
    null,
    userId,
  ]);
  return member;
}
