import { Body, Controller, Delete, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
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
import { ApiCursorList, CursorListQuery, IdPipe, linkNext } from '#libs/http';
import { tagRevision } from '../experiments/index.js';
import {
  MetricGroupDto,
  MetricGroupsService,
  type CreateMetricGroupRequest,
  inCamel,
  inSnake,
} from '../shared-metrics/index.js';
import { CreateApiMetricGroupRequest, UpdateApiMetricGroupRequest } from './metric.dto.js';
import { ApiMetricsService } from './metrics.service.js';
import { snakeCaseSchema } from './snake-case-schema.js';

const GroupSchema = snakeCaseSchema(MetricGroupDto);

@ApiTags('API: metrics')
@Controller('api/metric-groups')
export class ApiMetricGroupsController {
  constructor(
    private readonly known: ApiMetricsService,
    private readonly groups: MetricGroupsService,
  ) {}

  @Post()
  @ApiKeyAccess('write')
  @ApiOperation({ summary: 'Create a metric group' })
  @ApiCreatedResponse({ type: GroupSchema })
  @ApiConflictResponse({ description: 'The name is taken' })
  async create(
    @Body() body: CreateApiMetricGroupRequest,
    @CurrentKey() { projectId }: AuthorizedKey,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const request = { ...(inCamel({ ...body }) as CreateMetricGroupRequest), projectId };
    return inSnake(tagRevision(reply, await this.groups.create(request)));
  }

  @Get()
  @ApiKeyAccess('read')
  @ApiOperation({ summary: 'List metric groups' })
  @ApiCursorList(GroupSchema)
  async list(
    @Query() query: CursorListQuery,
    @CurrentKey() { projectId }: AuthorizedKey,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return inSnake(linkNext(reply, await this.known.listGroups(projectId, query)));
  }

  @Get(':id')
  @ApiKeyAccess('read')
  @ApiOperation({ summary: 'Get a metric group' })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: GroupSchema })
  async get(
    @Param('id', IdPipe) id: number,
    @CurrentKey() { projectId }: AuthorizedKey,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return inSnake(tagRevision(reply, await this.groups.get(await this.known.groupIdOf(projectId, id))));
  }

  @Patch(':id')
  @ApiKeyAccess('write')
  @ApiOperation({
    summary: 'Change a metric group',
    description: 'Experiments keep the metrics that they have from it.',
  })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: GroupSchema })
  @ApiConflictResponse({ description: 'The name is taken, or it was changed since (`stale`)' })
  async update(
    @Param('id', IdPipe) id: number,
    @Body() body: UpdateApiMetricGroupRequest,
    @CurrentKey() { projectId }: AuthorizedKey,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    await this.known.groupIdOf(projectId, id);
    return inSnake(tagRevision(reply, await this.groups.update(id, inCamel({ ...body }) as object)));
  }

  @Delete(':id')
  @ApiKeyAccess('write')
  @ApiOperation({
    summary: 'Delete a metric group',
    description: 'Experiments keep the metrics that they have from it.',
  })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: GroupSchema })
  async remove(
    @Param('id', IdPipe) id: number,
    @CurrentKey() { projectId }: AuthorizedKey,
  ): Promise<unknown> {
    return inSnake(await this.groups.remove(await this.known.groupIdOf(projectId, id)));
  }
}
