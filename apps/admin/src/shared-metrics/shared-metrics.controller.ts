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
  CreateSharedMetricRequest,
  ListSharedMetricsRequest,
  SharedMetricDto,
  SharedMetricPageDto,
  SharedMetricVersionDto,
  UpdateSharedMetricRequest,
  VerifySharedMetricRequest,
} from './shared-metric.dto.js';
import { SharedMetricsQueries } from './shared-metrics.queries.js';
import { SharedMetricsService } from './shared-metrics.service.js';

const projectList = { organization: 'body.orgId', ...of('project', 'body.projectId', 'Viewer') } as const;
const ifMatch = {
  ...{ name: 'If-Match', required: false },
  description: 'The ETag of the shared metric as it was read; another state is refused as `stale`',
};

@ApiTags('Shared metrics')
@Controller('shared-metrics')
export class SharedMetricsController {
  constructor(
    private readonly metrics: SharedMetricsService,
    private readonly queries: SharedMetricsQueries,
  ) {}

  @Post()
  @Action('act:create-shared-metric', of('project', 'body.projectId', 'Editor'))
  @ApiOperation({ summary: 'Create a shared metric' })
  @ApiCreatedResponse({ type: SharedMetricDto })
  @ApiConflictResponse({ description: 'The key is taken' })
  async create(
    @Body() body: CreateSharedMetricRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SharedMetricDto> {
    return tagRevision(reply, await this.metrics.create(body));
  }

  @Post('all')
  @HttpCode(200)
  @Action('act:get-shared-metrics', projectList)
  @ApiOperation({
    summary: 'List shared metrics of a project',
    description: 'Verified ones first, then by name.',
  })
  @ApiOkResponse({ type: SharedMetricPageDto })
  list(@Body() body: ListSharedMetricsRequest): Promise<Page<SharedMetricDto>> {
    return this.queries.list(body);
  }

  @Get(':id')
  @Action('act:get-shared-metric', of('shared metric', 'params.id', 'Viewer'))
  @ApiOperation({ summary: 'Get a shared metric' })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: SharedMetricDto })
  async get(
    @Param('id', IdPipe) id: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SharedMetricDto> {
    return tagRevision(reply, await this.queries.get(id));
  }

  @Patch(':id')
  @Action('act:update-shared-metric', of('shared metric', 'params.id', 'Editor'))
  @ApiOperation({
    summary: 'Change a shared metric',
    description:
      'A changed definition makes a new version. Drafts follow it; running and ended experiments keep theirs until they are moved.',
  })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiHeader(ifMatch)
  @ApiOkResponse({ type: SharedMetricDto })
  @ApiConflictResponse({ description: 'It was changed since (`stale`)' })
  async update(
    @Param('id', IdPipe) id: number,
    @Body() body: UpdateSharedMetricRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SharedMetricDto> {
    return tagRevision(reply, await this.metrics.update(id, body));
  }

  @Delete(':id')
  @Action('act:archive-shared-metric', of('shared metric', 'params.id', 'Editor'))
  @ApiOperation({
    summary: 'Archive a shared metric',
    description: 'It stays where it is attached, with its results, and cannot be attached any more.',
  })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiHeader(ifMatch)
  @ApiOkResponse({ type: SharedMetricDto })
  @ApiConflictResponse({ description: 'It was changed since (`stale`)' })
  async archive(
    @Param('id', IdPipe) id: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SharedMetricDto> {
    return tagRevision(reply, await this.metrics.archive(id));
  }

  @Post(':id/verify')
  @HttpCode(200)
  @Action('act:verify-shared-metric', of('shared metric', 'params.id', 'Editor'))
  @ApiOperation({ summary: 'Set whether a shared metric is verified' })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiHeader(ifMatch)
  @ApiOkResponse({ type: SharedMetricDto })
  @ApiConflictResponse({ description: 'It was changed since (`stale`)' })
  async verify(
    @Param('id', IdPipe) id: number,
    @Body() { verified }: VerifySharedMetricRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SharedMetricDto> {
    return tagRevision(reply, await this.metrics.verify(id, verified));
  }

  @Get(':id/versions')
  @Action('act:get-shared-metric', of('shared metric', 'params.id', 'Viewer'))
  @ApiOperation({ summary: 'List versions of a shared metric', description: 'Oldest first.' })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: [SharedMetricVersionDto] })
  versions(@Param('id', IdPipe) id: number): Promise<SharedMetricVersionDto[]> {
    return this.queries.versions(id);
  }
}
