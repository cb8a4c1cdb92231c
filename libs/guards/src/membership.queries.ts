import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { MenuEntry, ProjectPermission } from '#libs/entities';
import { ownerQuery, type ResourceKind } from './resource-owners.js';

/** An enabled link to an organization that is not disabled, with what it grants. */
export interface MembershipRow {
  organizationId: number;
  isSuper: boolean;
  tree: MenuEntry[] | null;
  projectId: number | null;
  permission: ProjectPermission | null;
}

const membershipOf = (owner: string): string => `
  WITH owner AS (${owner})
  SELECT ou.organization_id AS "organizationId", ou.super AS "isSuper", mt.tree,
         owner.project_id AS "projectId", pu.permission_type AS "permission"
  FROM owner
  JOIN organization o ON o.id = owner.organization_id AND NOT o.disabled AND o.verified_at IS NOT NULL
  JOIN organization_user ou ON ou.organization_id = o.id AND ou.user_id = $2 AND NOT ou.disabled
  LEFT JOIN menu_template mt ON mt.id = ou.menu_template_id
  LEFT JOIN project_user pu ON pu.project_id = owner.project_id AND pu.user_id = $2 AND NOT pu.disabled`;

/** Reads what a user may do, in one query a request. */
@Injectable()
export class MembershipQueries {
  constructor(private readonly dataSource: DataSource) {}

  ofOrganization(userId: number, organizationId: number): Promise<MembershipRow | undefined> {
    return this.first(
      membershipOf('SELECT $1::int AS organization_id, NULL::int AS project_id'),
      organizationId,
      userId,
    );
  }

  ofResource(userId: number, kind: ResourceKind, id: number): Promise<MembershipRow | undefined> {
    return this.first(membershipOf(ownerQuery(kind)), id, userId);
  }

  private async first(query: string, id: number, userId: number): Promise<MembershipRow | undefined> {
    const rows = await this.dataSource.query<MembershipRow[]>(query, [id, userId]);
    return rows[0];
  }
}
