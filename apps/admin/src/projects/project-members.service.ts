import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { OrganizationUser, ProjectUser } from '#libs/entities';
import { notFound } from '#libs/errors';
import type { Membership } from '#libs/guards';
import { givenFields } from '#libs/http';
import { takeOverKeys, type Taker } from '../api-keys/index.js';
import type {
  AssignUserRequest,
  ProjectMemberDto,
  ProjectUserDto,
  ProjectUserLinkDto,
  UpdateProjectUserRequest,
} from './project.dto.js';

interface ProjectLink {
  projectId: number;
  userId: number;
}

/** Who changes a link, and where. */
interface Author {
  organizationId: number;
  taker: Taker;
}

/** Who may enter a project, and with which permission. */
@Injectable()
export class ProjectMembersService {
  constructor(private readonly dataSource: DataSource) {}

  /** Who has left the organization, or waits to be let in again, is not among them. */
  list(projectId: number, { organizationId }: Membership): Promise<ProjectMemberDto[]> {
    return this.dataSource.query(
      `SELECT u.id AS "userId", u.email, u.first_name AS "firstName", u.last_name AS "lastName",
              pu.permission_type AS "permissionType", pu.disabled, ou.super
       FROM project_user pu
       JOIN organization_user ou ON ou.user_id = pu.user_id AND ou.organization_id = $2 AND NOT ou.disabled
       JOIN "user" u ON u.id = pu.user_id
       WHERE pu.project_id = $1
       ORDER BY u.id`,
      [projectId, organizationId],
    );
  }

  assign(
    projectId: number,
    { userId, permissionType, disabled }: AssignUserRequest,
    { organizationId }: Membership,
  ): Promise<ProjectUserDto> {
    return this.dataSource.transaction(async (manager) => {
      const link = { organizationId, userId, requested: false };
      if (!(await manager.existsBy(OrganizationUser, link))) throw notFound('user');
      await manager.insert(ProjectUser, {
        projectId,
        userId,
        permissionType: permissionType ?? 'Editor',
        disabled: disabled ?? false,
      });
      return { projectId, userId, message: 'User assigned to project successfully' };
    });
  }

  update(
    { projectId, userId }: ProjectLink,
    request: UpdateProjectUserRequest,
    author: Author,
  ): Promise<ProjectUserLinkDto> {
    const { takeOverKeys: kept = [], ...changes } = givenFields(request);
    return this.dataSource.transaction(async (manager) => {
      if (!(await manager.existsBy(ProjectUser, { projectId, userId }))) throw notFound('project user');
      await takeOverKeys(manager, { ...author, projectId, userId }, kept, author.taker);
      if (Object.keys(changes).length > 0) await manager.update(ProjectUser, { projectId, userId }, changes);
      const { permissionType, disabled } = await manager.findOneByOrFail(ProjectUser, { projectId, userId });
      return { projectId, userId, permissionType, disabled };
    });
  }

  remove(
    { projectId, userId }: ProjectLink,
    kept: readonly number[],
    author: Author,
  ): Promise<ProjectUserDto> {
    return this.dataSource.transaction(async (manager) => {
      await takeOverKeys(manager, { ...author, projectId, userId }, kept, author.taker);
      const { affected } = await manager.delete(ProjectUser, { projectId, userId });
      if (!affected) throw notFound('project user');
      return { projectId, userId, message: 'User removed from project successfully' };
    });
  }
}
