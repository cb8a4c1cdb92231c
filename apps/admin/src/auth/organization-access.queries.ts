import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What an access token says about one organization of its user. */
export interface OrganizationAccess {
  id: number;
  name: string;
  projects: { id: number; name: string }[];
}

const maxProjects = 200;

/** Reads the organizations and projects that are open to a user. */
@Injectable()
export class OrganizationAccessQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Organizations with an enabled link, each with its open projects; at most 200 projects in all. */
  async of(userId: number): Promise<OrganizationAccess[]> {
    const rows = await this.dataSource.query<OrganizationAccess[]>(
      `SELECT o.id, o.name, COALESCE(json_agg(json_build_object('id', p.id, 'name', p.name) ORDER BY p.id)
                FILTER (WHERE p.id IS NOT NULL), '[]') AS projects
       FROM organization_user ou
       JOIN organization o ON o.id = ou.organization_id AND NOT o.disabled AND o.verified_at IS NOT NULL
       LEFT JOIN LATERAL (
         SELECT p.id, p.name FROM project p
         LEFT JOIN project_user pu ON pu.project_id = p.id AND pu.user_id = ou.user_id AND NOT pu.disabled
         WHERE p.organization_id = o.id AND (ou.super OR pu.user_id IS NOT NULL)
         ORDER BY p.id LIMIT ${maxProjects}
       ) p ON true
       WHERE ou.user_id = $1 AND NOT ou.disabled
       GROUP BY o.id ORDER BY o.id`,
      [userId],
    );
    return cutProjects(rows);
  }
}

function cutProjects(organizations: OrganizationAccess[]): OrganizationAccess[] {
  let left = maxProjects;
  return organizations.map((organization) => {
    const projects = organization.projects.slice(0, left);
    left -= projects.length;
    return { ...organization, projects };
  });
}
