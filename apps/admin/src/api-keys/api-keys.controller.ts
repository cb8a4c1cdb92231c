import { Body, Controller, Delete, Get, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ActionOrKey, CurrentProjectCaller, inOnlyProject, of, type ProjectCaller } from '#libs/guards';
import { ApiCursorList, IdPipe, linkNext } from '#libs/http';
import { ApiKeyDto, CreateApiKeyRequest, ListApiKeysQuery } from './api-key.dto.js';
import { ApiKeysService } from './api-keys.service.js';

@ApiTags('API keys')
@Controller('api/auth/keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeysService) {}

  @Post()
  @ActionOrKey('act:create-api-key', inOnlyProject('body.project_id', 'Editor', 'query.project_id'), 'token')
  @ApiOperation({
    summary: 'Create an API key',
    description:
      'Nobody gives a key a scope that they may not use themselves; docs/integration.md has the list.',
  })
  @ApiQuery({
    ...{ name: 'project_id', required: false, schema: { type: 'integer', minimum: 1, example: 1 } },
    description: 'In place of the one in the body',
  })
  @ApiCreatedResponse({ type: ApiKeyDto })
  create(
    @Body() body: CreateApiKeyRequest,
    @CurrentProjectCaller() caller: ProjectCaller,
  ): Promise<ApiKeyDto> {
    return this.keys.create(body, caller);
  }

  @Get()
  @ActionOrKey('act:get-api-keys', inOnlyProject('query.project_id', 'Viewer'), 'read')
  @ApiOperation({
    summary: 'List API keys',
    description: 'Keys are masked: only their first and last characters are shown.',
  })
  @ApiCursorList(ApiKeyDto)
  async list(
    @Query() query: ListApiKeysQuery,
    @CurrentProjectCaller() caller: ProjectCaller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApiKeyDto[]> {
    return linkNext(reply, await this.keys.list(query, caller));
  }

  @Delete(':id')
  @ActionOrKey('act:delete-api-key', of('api key', 'params.id', 'Editor'), 'itself')
  @ApiOperation({
    summary: 'Revoke an API key',
    description: 'Requests with the key are refused everywhere within a second.',
  })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: ApiKeyDto })
  revoke(@Param('id', IdPipe) id: number, @CurrentProjectCaller() caller: ProjectCaller): Promise<ApiKeyDto> {
    return this.keys.revoke(id, caller);
  }
}
