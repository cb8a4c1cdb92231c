import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  isOpenInvitation,
  normalizeDomain,
  normalizeEmail,
  type MenuEntry,
  type ProjectPermission,
} from '#libs/entities';
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

  ofOrganization(userId: number, organizationId: number): Promise<MembershipRow[]> {
    return this.dataSource.query(membershipOf('SELECT $1::int AS organization_id, NULL::int AS project_id'), [
      organizationId,
      userId,
    ]);
  }

  /** The links to the owner of a thing; several for what several organizations own together, such as users. */
  ofResource(userId: number, kind: ResourceKind, id: number): Promise<MembershipRow[]> {
    return this.dataSource.query(membershipOf(ownerQuery(kind)), [id, userId]);
  }

  /** The organizations that are open to a user. */
  async organizationsOf(userId: number): Promise<number[]> {
    const rows = await this.dataSource.query<{ id: number }[]>(
      `SELECT o.id FROM organization_user ou
       JOIN organization o ON o.id = ou.organization_id AND NOT o.disabled AND o.verified_at IS NOT NULL
       WHERE ou.user_id = $1 AND NOT ou.disabled ORDER BY o.id`,
      [userId],
    );
    return rows.map(({ id }) => id);
  }

  /** Whether an e-mail has an invitation that can be accepted. */
  async isInvited(email: string): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(
      `SELECT 1 FROM invitation i JOIN organization o ON o.id = i.organization_id
       WHERE i.email = $1 AND ${isOpenInvitation('i')} AND NOT o.disabled AND o.verified_at IS NOT NULL LIMIT 1`,
      [email],
    );
    return rows.length > 0;
  }

  /** The projects that a user can reach, two at most. */
  async projectsOf(userId: number): Promise<number[]> {
    const rows = await this.dataSource.query<{ id: number }[]>(
      `SELECT p.id FROM organization_user ou
       JOIN organization o ON o.id = ou.organization_id AND NOT o.disabled AND o.verified_at IS NOT NULL
       JOIN project p ON p.organization_id = o.id
       LEFT JOIN project_user pu ON pu.project_id = p.id AND pu.user_id = $1 AND NOT pu.disabled
       WHERE ou.user_id = $1 AND NOT ou.disabled AND (ou.super OR pu.user_id IS NOT NULL)
       ORDER BY p.id LIMIT 2`,
      [userId],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * The organization that is known by a domain; at a mail provider, where it is known by a whole address, the only
   * one of the user. 0, which no organization has, when there is none.
   */
  async organizationOfDomain(userId: number, domain: string): Promise<number> {
    const name = domain.includes('@') ? normalizeEmail(domain) : normalizeDomain(domain);
    const rows = await this.dataSource.query<{ id: number; isExact: boolean }[]>(
      `SELECT o.id, o.domain = $1 AS "isExact" FROM organization o
       WHERE o.domain = $1 OR (o.domain LIKE '%@%' AND split_part(o.domain, '@', -1) = $1 AND EXISTS (
         SELECT 1 FROM organization_user WHERE organization_id = o.id AND user_id = $2))
       ORDER BY "isExact" DESC LIMIT 2`,
      [name, userId],
    );
    return rows.length === 1 || rows[0]?.isExact ? rows[0]!.id : 0;
  }
}
