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
import { Action, of } from '#libs/guards';
import { IdPipe, type Page } from '#libs/http';
import { ChangesExperiment } from './changes-experiment.js';
import { DuplicateExperiment } from './duplicate-experiment.js';
import {
  CreateExperimentRequest,
  DuplicateExperimentRequest,
  ExperimentDto,
  ListedExperimentDto,
  ExperimentPageDto,
  ListExperimentsRequest,
  UpdateExperimentRequest,
} from './experiment.dto.js';
import { ExperimentsQueries } from './experiments.queries.js';
import { ExperimentsService, type ExperimentAnswer } from './experiments.service.js';
import { tagRevision } from './document/tag-revision.js';
import { PreviewLinkDto, PreviewLinkQuery } from './preview-link.dto.js';
import { PreviewLinksService } from './preview-links.service.js';

const projectList = { organization: 'body.orgId', ...of('project', 'body.projectId', 'Viewer') } as const;

@ApiTags('Experiments')
@Controller()
export class ExperimentsController {
  constructor(
    private readonly experiments: ExperimentsService,
    private readonly queries: ExperimentsQueries,
    private readonly duplication: DuplicateExperiment,
    private readonly previewLinks: PreviewLinksService,
  ) {}

  @Post('experiments')
  @Action('act:create-experiment', of('project', 'body.projectId', 'Editor'))
  @ApiOperation({
    summary: 'Create an experiment',
    description: 'Creates a Draft with one variation, “Control”, at 100%.',
  })
  @ApiCreatedResponse({ type: ExperimentDto })
  @ApiConflictResponse({ description: 'The key is taken' })
  async create(
    @Body() body: CreateExperimentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExperimentDto> {
    return tagged(reply, await this.experiments.create(body));
  }

  @Post('experiments/all')
  @HttpCode(200)
  @Action('act:get-experiments', projectList)
  @ApiOperation({ summary: 'List experiments of a project' })
  @ApiOkResponse({ type: ExperimentPageDto })
  list(@Body() body: ListExperimentsRequest): Promise<Page<ListedExperimentDto>> {
    return this.queries.list(body);
  }

  @Post('experiments-by-project-and-org')
  @HttpCode(200)
  @Action('act:experiments-by-project-and-org', projectList)
  @ApiOperation({ summary: 'List experiments of a project (old name)' })
  @ApiOkResponse({ type: ExperimentPageDto })
  listByProjectAndOrganization(@Body() body: ListExperimentsRequest): Promise<Page<ListedExperimentDto>> {
    return this.queries.list(body);
  }

  @Get('experiments/:id')
  @Action('act:get-experiment', of('experiment', 'params.id', 'Viewer'))
  @ApiOperation({ summary: 'Get an experiment' })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: ExperimentDto })
  async get(
    @Param('id', IdPipe) id: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExperimentDto> {
    return tagged(reply, await this.experiments.get(id));
  }

  @Patch('experiments/:id')
  @Action('act:update-experiment', of('experiment', 'params.id', 'Editor'))
  @ApiOperation({
    summary: 'Update an experiment or its status',
    description: 'Fields that are left out stay as they are.',
  })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: ExperimentDto })
  @ChangesExperiment()
  async update(
    @Param('id', IdPipe) id: number,
    @Body() body: UpdateExperimentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExperimentDto> {
    return tagged(reply, await this.experiments.update(id, body));
  }

  @Get('experiments/:id/preview-link')
  @Action('act:get-experiment', of('experiment', 'params.id', 'Viewer'))
  @ApiOperation({
    summary: 'Create a preview link',
    description: 'The link shows one variation for 24 hours, whatever the status of the experiment.',
  })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: PreviewLinkDto })
  getPreviewLink(
    @Param('id', IdPipe) id: number,
    @Query() { variationId }: PreviewLinkQuery,
  ): Promise<PreviewLinkDto> {
    const shown = new IdPipe().transform(variationId, { type: 'query', data: 'variationId' });
    return this.previewLinks.make(id, shown);
  }

  @Post('experiments/:id/duplicate')
  @Action('act:create-experiment', of('experiment', 'params.id', 'Editor'))
  @ApiOperation({ summary: 'Duplicate an experiment' })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiCreatedResponse({ type: ExperimentDto })
  async duplicate(
    @Param('id', IdPipe) id: number,
    @Body() body: DuplicateExperimentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExperimentDto> {
    return tagged(reply, await this.duplication.run(id, body));
  }
}

function tagged(reply: FastifyReply, answer: ExperimentAnswer): ExperimentDto {
  return tagRevision(reply, answer).experiment;
}
