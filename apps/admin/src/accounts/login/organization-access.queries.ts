import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What an access token says about one organization of its user. */
export interface OrganizationAccess {
  id: number;
  name: string;
  projects: { id: number; name: string }[];
}

/** One more than a token names, so that what is missing shows. */
const mostProjects = 21;
const mostOrganizations = 61;

/** Reads what an access token says about the organizations and projects that are open to a user. */
@Injectable()
export class OrganizationAccessQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Organizations with an enabled link, each with its open projects; more of both than a token can name. */
  of(userId: number): Promise<OrganizationAccess[]> {
    return this.dataSource.query<OrganizationAccess[]>(
      `SELECT o.id, o.name, COALESCE(json_agg(json_build_object('id', p.id, 'name', p.name) ORDER BY p.id)
                FILTER (WHERE p.id IS NOT NULL), '[]') AS projects
       FROM organization_user ou
       JOIN organization o ON o.id = ou.organization_id AND NOT o.disabled AND o.verified_at IS NOT NULL
       LEFT JOIN LATERAL (
         SELECT p.id, p.name FROM project p
         LEFT JOIN project_user pu ON pu.project_id = p.id AND pu.user_id = ou.user_id AND NOT pu.disabled
         WHERE p.organization_id = o.id AND (ou.super OR pu.user_id IS NOT NULL)
         ORDER BY p.id LIMIT ${mostProjects}
       ) p ON true
       WHERE ou.user_id = $1 AND NOT ou.disabled
       GROUP BY o.id ORDER BY o.id LIMIT ${mostOrganizations}`,
      [userId],
    );
  }
}
