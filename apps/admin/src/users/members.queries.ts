import type { EntityManager } from 'typeorm';
import { pageWindow, type ListRequest } from '#libs/http';
import type { MemberDto } from './member.dto.js';

/** Members of organization $1; with a project $2, those with a link to it. */
const members = `
  FROM organization_user ou
  JOIN "user" u ON u.id = ou.user_id
  LEFT JOIN role r ON r.id = ou.role_id
  LEFT JOIN menu_template mt ON mt.id = ou.menu_template_id
  WHERE ou.organization_id = $1 AND ($2::int IS NULL OR EXISTS (
    SELECT 1 FROM project_user pu JOIN project p ON p.id = pu.project_id
    WHERE pu.user_id = u.id AND p.id = $2 AND p.organization_id = $1))`;

const columns = `
  u.id, u.email, u.verified, u.first_name AS "firstName", u.last_name AS "lastName",
  u.contact_number AS "contactNumber", ou.disabled, ou.super,
  ou.role_id AS "roleId", r.name AS "roleName",
  ou.menu_template_id AS "menuTemplateId", mt.name AS "menuTemplateName"`;

export function findMembers(manager: EntityManager, request: ListRequest): Promise<MemberDto[]> {
  const { skip, take } = pageWindow(request);
  return manager.query(`SELECT ${columns} ${members} ORDER BY u.id OFFSET $3 LIMIT $4`, [
    request.orgId,
    request.projectId ?? null,
    skip,
    take,
  ]);
}

export async function countMembers(
  manager: EntityManager,
  { orgId, projectId }: ListRequest,
): Promise<number> {
  const [row] = await manager.query<{ total: number }[]>(`SELECT count(*)::int AS total ${members}`, [
    orgId,
    projectId ?? null,
  ]);
  return row?.total ?? 0;
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
