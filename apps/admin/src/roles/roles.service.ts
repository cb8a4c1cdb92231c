import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Invitation, OrganizationUser, Role } from '#libs/entities';
import { DomainError, notFound } from '#libs/errors';
import { givenFields, pageWindow, type ListRequest, type Page } from '#libs/http';
import { RoleDto, type CreateRoleRequest, type UpdateRoleRequest } from './role.dto.js';

@Injectable()
export class RolesService {
  constructor(private readonly dataSource: DataSource) {}

  /** The role of this name, made if there is none; parallel calls agree on one. */
  create({ name, orgId: organizationId }: CreateRoleRequest): Promise<{ role: RoleDto; isNew: boolean }> {
    return this.dataSource.transaction(async (manager) => {
      const [created] = await manager.query<RoleDto[]>(
        `INSERT INTO role (organization_id, name) VALUES ($1, $2)
         ON CONFLICT (organization_id, name) DO NOTHING RETURNING id, name`,
        [organizationId, name],
      );
      if (created) return { role: RoleDto.from(created), isNew: true };
      const role = await manager.findOneByOrFail(Role, { organizationId, name });
      return { role: RoleDto.from(role), isNew: false };
    });
  }

  async list(request: ListRequest): Promise<Page<RoleDto>> {
    const where = { organizationId: request.orgId };
    const roles = this.dataSource.getRepository(Role);
    const items = await roles.find({ where, order: { id: 'ASC' }, ...pageWindow(request) });
    return {
      items: items.map((role) => RoleDto.from(role)),
      total: request.total || (await roles.countBy(where)),
    };
  }

  update(id: number, { name }: UpdateRoleRequest): Promise<RoleDto> {
    const changes = givenFields({ name });
    return this.dataSource.transaction(async (manager) => {
      await manager.update(Role, { id }, changes);
      const role = await manager.findOneBy(Role, { id });
      if (!role) throw notFound('role');
      return RoleDto.from(role);
    });
  }

  /** @throws DomainError `conflict` while a member or an invitation has the role */
  delete(id: number): Promise<RoleDto> {
    return this.dataSource.transaction(async (manager) => {
      const role = await manager.findOne(Role, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!role) throw notFound('role');
      const isUsed =
        (await manager.existsBy(OrganizationUser, { roleId: id })) ||
        (await manager.existsBy(Invitation, { roleId: id }));
      if (isUsed) {
        throw new DomainError(
          'conflict',
          'in-use',
          'Members still have this role. Give them another role before you delete it.',
        );
      }
      await manager.delete(Role, { id });
      return RoleDto.from(role);
    });
  }
}
