import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { OwnOrganizationDto } from './own-organization.dto.js';

/** Reads the organizations and projects that are open to a user, all of them, unlike an access token. */
@Injectable()
export class OwnOrganizationsQueries {
  constructor(private readonly dataSource: DataSource) {}

  of(userId: number): Promise<OwnOrganizationDto[]> {
    return this.dataSource.query(
      `SELECT o.id, o.name, o.domain, ou.super, COALESCE(
         json_agg(json_build_object('id', p.id, 'name', p.name, 'permissionType',
           CASE WHEN ou.super THEN 'Owner' ELSE pu.permission_type END) ORDER BY p.id)
         FILTER (WHERE ou.super OR pu.user_id IS NOT NULL), '[]') AS projects
       FROM organization_user ou
       JOIN organization o ON o.id = ou.organization_id AND NOT o.disabled AND o.verified_at IS NOT NULL
       LEFT JOIN project p ON p.organization_id = o.id
       LEFT JOIN project_user pu ON pu.project_id = p.id AND pu.user_id = ou.user_id AND NOT pu.disabled
       WHERE ou.user_id = $1 AND NOT ou.disabled
       GROUP BY o.id, ou.super ORDER BY o.id`,
      [userId],
    );
  }
}
