import { Body, Controller, Delete, Get, Param, Post, Put, Query, Res, StreamableFile } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApiKeyAccess, CurrentKey, type AuthorizedKey } from '#libs/guards';
import { ApiCursorList, CursorListQuery, linkNext } from '#libs/http';
import { EndUserIdPipe } from '../segments/index.js';
import { EndUserExport } from './end-user-export.js';
import { CreateEndUserRequest, DeletedEndUserDto, EndUserDto, UpdateEndUserRequest } from './end-user.dto.js';
import { EndUsersService } from './end-users.service.js';

const userParam = { name: 'id', type: 'string', example: 'customer-42' } as const;

@ApiTags('API: end users')
@Controller('api/users')
export class EndUsersController {
  constructor(
    private readonly users: EndUsersService,
    private readonly exports: EndUserExport,
  ) {}

  @Post()
  @ApiKeyAccess('users')
  @ApiOperation({ summary: 'Create an end user' })
  @ApiCreatedResponse({ type: EndUserDto })
  @ApiConflictResponse({ description: 'The id is taken' })
  create(
    @Body() body: CreateEndUserRequest,
    @CurrentKey() { projectId }: AuthorizedKey,
  ): Promise<EndUserDto> {
    return this.users.create(projectId, body);
  }

  @Get()
  @ApiKeyAccess('users')
  @ApiOperation({
    summary: 'List end users',
    description: 'End users with stored attributes, in ascending order of ids.',
  })
  @ApiCursorList(EndUserDto)
  async list(
    @Query() query: CursorListQuery,
    @CurrentKey() { projectId }: AuthorizedKey,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EndUserDto[]> {
    return linkNext(reply, await this.users.list(projectId, query));
  }

  @Get(':id')
  @ApiKeyAccess('users')
  @ApiOperation({ summary: 'Get an end user' })
  @ApiParam(userParam)
  @ApiOkResponse({ type: EndUserDto })
  get(
    @Param('id', EndUserIdPipe) id: string,
    @CurrentKey() { projectId }: AuthorizedKey,
  ): Promise<EndUserDto> {
    return this.users.get(projectId, id);
  }

  @Put(':id')
  @ApiKeyAccess('users')
  @ApiOperation({ summary: 'Update an end user', description: 'Fields that are left out stay as they are.' })
  @ApiParam(userParam)
  @ApiOkResponse({ type: EndUserDto })
  update(
    @Param('id', EndUserIdPipe) id: string,
    @Body() body: UpdateEndUserRequest,
    @CurrentKey() { projectId }: AuthorizedKey,
  ): Promise<EndUserDto> {
    return this.users.update(projectId, id, body);
  }

  @Delete(':id')
  @ApiKeyAccess('users')
  @ApiOperation({
    summary: 'Delete an end user',
    description: 'Their assignments and events stay, under a random id, so no count changes.',
  })
  @ApiParam(userParam)
  @ApiOkResponse({ type: DeletedEndUserDto })
  async remove(
    @Param('id', EndUserIdPipe) id: string,
    @CurrentKey() { projectId }: AuthorizedKey,
  ): Promise<DeletedEndUserDto> {
    await this.users.remove(projectId, id);
    return { message: 'User deleted successfully' };
  }

  @Get(':id/export')
  @ApiKeyAccess('users')
  @ApiOperation({
    summary: 'Export data of an end user',
    description: 'Everything stored about an end user, who may be known by id only.',
  })
  @ApiParam(userParam)
  @ApiOkResponse({
    description: 'Profile (null without one), segments, assignments and events, oldest first',
    content: { 'application/json': { schema: { type: 'object', additionalProperties: true } } },
  })
  async export(
    @Param('id', EndUserIdPipe) id: string,
    @CurrentKey() { projectId }: AuthorizedKey,
  ): Promise<StreamableFile> {
    const stream = await this.exports.open(projectId, id);
    return new StreamableFile(stream, { type: 'application/json; charset=utf-8' });
  }
}
