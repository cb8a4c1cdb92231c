import { Body, Controller, Delete, HttpCode, Param, Patch, Post, Res } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Action, inOrganization, ofOrganization } from '#libs/guards';
import { IdPipe, ListRequest, type Page } from '#libs/http';
import { CreateRoleRequest, RoleDto, RolePageDto, UpdateRoleRequest } from './role.dto.js';
import { RolesService } from './roles.service.js';

@ApiTags('Roles')
@Controller('roles')
export class RolesController {
  constructor(private readonly roles: RolesService) {}

  @Post()
  @Action('act:create-role', inOrganization('body.orgId'))
  @ApiOperation({
    summary: 'Create a role',
    description: 'Returns the existing role when there is one of this name.',
  })
  @ApiCreatedResponse({ type: RoleDto })
  @ApiOkResponse({ type: RoleDto, description: 'It exists already' })
  async create(
    @Body() body: CreateRoleRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RoleDto> {
    const { role, isNew } = await this.roles.create(body);
    reply.status(isNew ? 201 : 200);
    return role;
  }

  @Post('all')
  @HttpCode(200)
  @Action('act:get-roles', inOrganization('body.orgId'))
  @ApiOperation({ summary: 'List roles' })
  @ApiOkResponse({ type: RolePageDto })
  list(@Body() body: ListRequest): Promise<Page<RoleDto>> {
    return this.roles.list(body);
  }

  @Patch(':id')
  @Action('act:update-role', ofOrganization('role', 'params.id', 'body.orgId'))
  @ApiOperation({ summary: 'Rename a role' })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: RoleDto })
  @ApiConflictResponse({ description: 'The organization has a role of this name' })
  update(@Param('id', IdPipe) id: number, @Body() body: UpdateRoleRequest): Promise<RoleDto> {
    return this.roles.update(id, body);
  }

  @Delete(':id')
  @Action('act:delete-role', ofOrganization('role', 'params.id'))
  @ApiOperation({ summary: 'Delete an unused role' })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: RoleDto })
  @ApiConflictResponse({ description: 'A member, or somebody invited, has it' })
  delete(@Param('id', IdPipe) id: number): Promise<RoleDto> {
    return this.roles.delete(id);
  }
}
