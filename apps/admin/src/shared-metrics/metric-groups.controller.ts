import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Res } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Action, of } from '#libs/guards';
import { IdPipe, type Page } from '#libs/http';
import { tagRevision } from '../experiments/index.js';
import {
  CreateMetricGroupRequest,
  ListMetricGroupsRequest,
  MetricGroupDto,
  MetricGroupPageDto,
  UpdateMetricGroupRequest,
} from './metric-group.dto.js';
import { MetricGroupsService } from './metric-groups.service.js';

const projectList = { organization: 'body.orgId', ...of('project', 'body.projectId', 'Viewer') } as const;
const ifMatch = {
  ...{ name: 'If-Match', required: false },
  description: 'The ETag of the group as it was read; another state is refused as `stale`',
};

@ApiTags('Metric groups')
@Controller('metric-groups')
export class MetricGroupsController {
  constructor(private readonly groups: MetricGroupsService) {}

  @Post()
  @Action('act:create-metric-group', of('project', 'body.projectId', 'Editor'))
  @ApiOperation({ summary: 'Create a metric group' })
  @ApiCreatedResponse({ type: MetricGroupDto })
  @ApiConflictResponse({ description: 'The name is taken' })
  async create(
    @Body() body: CreateMetricGroupRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MetricGroupDto> {
    return tagRevision(reply, await this.groups.create(body));
  }

  @Post('all')
  @HttpCode(200)
  @Action('act:get-metric-groups', projectList)
  @ApiOperation({ summary: 'List metric groups of a project' })
  @ApiOkResponse({ type: MetricGroupPageDto })
  list(@Body() body: ListMetricGroupsRequest): Promise<Page<MetricGroupDto>> {
    return this.groups.list(body);
  }

  @Get(':id')
  @Action('act:get-metric-groups', of('metric group', 'params.id', 'Viewer'))
  @ApiOperation({ summary: 'Get a metric group' })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: MetricGroupDto })
  async get(
    @Param('id', IdPipe) id: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MetricGroupDto> {
    return tagRevision(reply, await this.groups.get(id));
  }

  @Patch(':id')
  @Action('act:update-metric-group', of('metric group', 'params.id', 'Editor'))
  @ApiOperation({
    summary: 'Change a metric group',
    description: 'Experiments keep the metrics that they have from it.',
  })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiHeader(ifMatch)
  @ApiOkResponse({ type: MetricGroupDto })
  @ApiConflictResponse({ description: 'The name is taken, or it was changed since (`stale`)' })
  async update(
    @Param('id', IdPipe) id: number,
    @Body() body: UpdateMetricGroupRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MetricGroupDto> {
    return tagRevision(reply, await this.groups.update(id, body));
  }

  @Delete(':id')
  @Action('act:delete-metric-group', of('metric group', 'params.id', 'Editor'))
  @ApiOperation({
    summary: 'Delete a metric group',
    description: 'Experiments keep the metrics that they have from it.',
  })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiHeader(ifMatch)
  @ApiOkResponse({ type: MetricGroupDto })
  @ApiConflictResponse({ description: 'It was changed since (`stale`)' })
  remove(@Param('id', IdPipe) id: number): Promise<MetricGroupDto> {
    return this.groups.remove(id);
  }
}
