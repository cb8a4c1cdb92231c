import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { OrganizationUser, ProjectUser } from '#libs/entities';
import { notFound } from '#libs/errors';
import type { Membership } from '#libs/guards';
import { givenFields } from '#libs/http';
import type {
  AssignUserRequest,
  ProjectUserDto,
  ProjectUserLinkDto,
  UpdateProjectUserRequest,
} from './project.dto.js';

/** Who may enter a project, and with which permission. */
@Injectable()
export class ProjectMembersService {
  constructor(private readonly dataSource: DataSource) {}

  async assign(
    projectId: number,
    { userId, permissionType, disabled }: AssignUserRequest,
    { organizationId }: Membership,
  ): Promise<ProjectUserDto> {
    const isMember = await this.dataSource
      .getRepository(OrganizationUser)
      .existsBy({ organizationId, userId });
    if (!isMember) throw notFound('user');
    await this.dataSource.getRepository(ProjectUser).insert({
      projectId,
      userId,
      permissionType: permissionType ?? 'Editor',
      disabled: disabled ?? false,
    });
    return { projectId, userId, message: 'User assigned to project successfully' };
  }

  async update(
    projectId: number,
    userId: number,
    request: UpdateProjectUserRequest,
  ): Promise<ProjectUserLinkDto> {
    const members = this.dataSource.getRepository(ProjectUser);
    const { affected } = await members.update({ projectId, userId }, givenFields(request));
    if (!affected) throw notFound('project user');
    const { permissionType, disabled } = await members.findOneByOrFail({ projectId, userId });
    return { projectId, userId, permissionType, disabled };
  }

  async remove(projectId: number, userId: number): Promise<ProjectUserDto> {
    const { affected } = await this.dataSource.getRepository(ProjectUser).delete({ projectId, userId });
    if (!affected) throw notFound('project user');
    return { projectId, userId, message: 'User removed from project successfully' };
  }
}
