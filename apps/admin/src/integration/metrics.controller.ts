import { Body, Controller, Delete, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
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
import { ApiKeyAccess, CurrentKey, type AuthorizedKey } from '#libs/guards';
import { ApiCursorList, linkNext } from '#libs/http';
import { tagRevision } from '../experiments/index.js';
import {
  SharedMetricDto,
  SharedMetricsQueries,
  SharedMetricsService,
  SharedMetricVersionDto,
  type CreateSharedMetricRequest,
  inCamel,
  inSnake,
} from '../shared-metrics/index.js';
import { CreateApiMetricRequest, ListApiMetricsQuery, UpdateApiMetricRequest } from './metric.dto.js';
import { ApiMetricsService } from './metrics.service.js';
import { snakeCaseSchema } from './snake-case-schema.js';

export const metricParam = {
  name: 'metric',
  schema: { type: 'string' },
  example: 'revenue',
  description: 'Its id or its key',
} as const;

const MetricSchema = snakeCaseSchema(SharedMetricDto);
const ifMatch = {
  ...{ name: 'If-Match', required: false },
  description: 'The ETag of the shared metric as it was read; another state is refused as `stale`',
};

@ApiTags('API: metrics')
@Controller('api/metrics')
export class ApiMetricsController {
  constructor(
    private readonly known: ApiMetricsService,
    private readonly metrics: SharedMetricsService,
    private readonly queries: SharedMetricsQueries,
  ) {}

  @Post()
  @ApiKeyAccess('write')
  @ApiOperation({ summary: 'Create a shared metric' })
  @ApiCreatedResponse({ type: MetricSchema })
  @ApiConflictResponse({ description: 'The key is taken' })
  async create(
    @Body() body: CreateApiMetricRequest,
    @CurrentKey() { projectId }: AuthorizedKey,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const request = { ...(inCamel({ ...body }) as CreateSharedMetricRequest), projectId };
    return inSnake(tagRevision(reply, await this.metrics.create(request)));
  }

  @Get()
  @ApiKeyAccess('read')
  @ApiOperation({ summary: 'List shared metrics' })
  @ApiCursorList(MetricSchema)
  async list(
    @Query() query: ListApiMetricsQuery,
    @CurrentKey() { projectId }: AuthorizedKey,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return inSnake(linkNext(reply, await this.known.list(projectId, query)));
  }

  @Get(':metric')
  @ApiKeyAccess('read')
  @ApiOperation({ summary: 'Get a shared metric' })
  @ApiParam(metricParam)
  @ApiOkResponse({ type: MetricSchema })
  async get(
    @Param('metric') metric: string,
    @CurrentKey() { projectId }: AuthorizedKey,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const id = await this.known.idOf(projectId, metric);
    return inSnake(tagRevision(reply, await this.queries.get(id)));
  }

  @Patch(':metric')
  @ApiKeyAccess('write')
  @ApiOperation({
    summary: 'Change a shared metric',
    description:
      'A changed definition makes a new version. Drafts follow it; running and ended experiments keep theirs until they are moved.',
  })
  @ApiParam(metricParam)
  @ApiHeader(ifMatch)
  @ApiOkResponse({ type: MetricSchema })
  @ApiConflictResponse({ description: 'It was changed since (`stale`)' })
  async update(
    @Param('metric') metric: string,
    @Body() body: UpdateApiMetricRequest,
    @CurrentKey() { projectId }: AuthorizedKey,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const id = await this.known.idOf(projectId, metric);
    return inSnake(tagRevision(reply, await this.metrics.update(id, inCamel({ ...body }) as object)));
  }

  @Delete(':metric')
  @ApiKeyAccess('write')
  @ApiOperation({
    summary: 'Archive a shared metric',
    description: 'It stays where it is attached, with its results, and cannot be attached any more.',
  })
  @ApiParam(metricParam)
  @ApiHeader(ifMatch)
  @ApiOkResponse({ type: MetricSchema })
  @ApiConflictResponse({ description: 'It was changed since (`stale`)' })
  async archive(
    @Param('metric') metric: string,
    @CurrentKey() { projectId }: AuthorizedKey,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const id = await this.known.idOf(projectId, metric);
    return inSnake(tagRevision(reply, await this.metrics.archive(id)));
  }

  @Get(':metric/versions')
  @ApiKeyAccess('read')
  @ApiOperation({ summary: 'List versions of a shared metric', description: 'Oldest first.' })
  @ApiParam(metricParam)
  @ApiOkResponse({ type: [snakeCaseSchema(SharedMetricVersionDto)] })
  async versions(
    @Param('metric') metric: string,
    @CurrentKey() { projectId }: AuthorizedKey,
  ): Promise<unknown> {
    return inSnake(await this.queries.versions(await this.known.idOf(projectId, metric)));
  }
}
