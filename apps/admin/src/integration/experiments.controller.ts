import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
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
import { tagRevision } from '../experiments/index.js';
import { ApiCursorList, CursorListQuery, linkNext } from '#libs/http';
import {
  ApiExperimentDto,
  CreateApiExperimentRequest,
  UpdateApiExperimentRequest,
} from './experiment.dto.js';
import { ExperimentReader } from './experiment-reader.js';
import { ApiExperimentsService } from './experiments.service.js';

/** How a path names an experiment. */
export const experimentParam = {
  name: 'experiment',
  schema: { type: 'string' },
  example: 'green-button',
  description: 'Its id or its key',
} as const;

@ApiTags('API: experiments')
@Controller('api/experiments')
export class ApiExperimentsController {
  constructor(
    private readonly experiments: ApiExperimentsService,
    private readonly reader: ExperimentReader,
  ) {}

  @Post()
  @ApiKeyAccess('write')
  @ApiOperation({
    summary: 'Create an experiment',
    description:
      'Variants may be sent along. Without them, the experiment starts as a Draft with one variant, the control.',
  })
  @ApiCreatedResponse({ type: ApiExperimentDto })
  @ApiConflictResponse({ description: 'The key is taken' })
  create(
    @Body() body: CreateApiExperimentRequest,
    @CurrentKey() { projectId }: AuthorizedKey,
  ): Promise<ApiExperimentDto> {
    return this.experiments.create(projectId, body);
  }

  @Get()
  @ApiKeyAccess('read')
  @ApiOperation({ summary: 'List experiments' })
  @ApiCursorList(ApiExperimentDto)
  async list(
    @Query() query: CursorListQuery,
    @CurrentKey() { projectId }: AuthorizedKey,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApiExperimentDto[]> {
    return linkNext(reply, await this.reader.list(projectId, query));
  }

  @Get(':experiment')
  @ApiKeyAccess('read')
  @ApiOperation({ summary: 'Get an experiment', description: 'With its variants and segments.' })
  @ApiParam(experimentParam)
  @ApiOkResponse({ type: ApiExperimentDto })
  async get(
    @Param('experiment') experiment: string,
    @CurrentKey() { projectId }: AuthorizedKey,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApiExperimentDto> {
    return tagRevision(reply, await this.reader.read(projectId, experiment)).experiment;
  }

  @Patch(':experiment')
  @ApiKeyAccess('write')
  @ApiOperation({
    summary: 'Update an experiment or its status',
    description: 'Fields that are left out stay as they are.',
  })
  @ApiParam(experimentParam)
  @ApiOkResponse({ type: ApiExperimentDto })
  @ApiConflictResponse({ description: 'The status cannot follow, or something is missing for the start' })
  update(
    @Param('experiment') experiment: string,
    @Body() body: UpdateApiExperimentRequest,
    @CurrentKey() { projectId }: AuthorizedKey,
  ): Promise<ApiExperimentDto> {
    return this.experiments.update(projectId, experiment, body);
  }

  @Post(':experiment/pause')
  @HttpCode(200)
  @ApiKeyAccess('write')
  @ApiOperation({
    summary: 'Pause an experiment',
    description: 'Nobody is served any more; a Feature Flag serves its control.',
  })
  @ApiParam(experimentParam)
  @ApiOkResponse({ type: ApiExperimentDto })
  @ApiConflictResponse({ description: 'It is neither Active nor Paused' })
  pause(
    @Param('experiment') experiment: string,
    @CurrentKey() { projectId }: AuthorizedKey,
  ): Promise<ApiExperimentDto> {
    return this.experiments.switch(projectId, experiment, 'Paused');
  }

  @Post(':experiment/resume')
  @HttpCode(200)
  @ApiKeyAccess('write')
  @ApiOperation({ summary: 'Resume a paused experiment' })
  @ApiParam(experimentParam)
  @ApiOkResponse({ type: ApiExperimentDto })
  @ApiConflictResponse({ description: 'It is neither Active nor Paused' })
  resume(
    @Param('experiment') experiment: string,
    @CurrentKey() { projectId }: AuthorizedKey,
  ): Promise<ApiExperimentDto> {
    return this.experiments.switch(projectId, experiment, 'Active');
  }
}
