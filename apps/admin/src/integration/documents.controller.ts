import { Body, Controller, Get, Headers, Param, Put, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApiKeyAccess, CurrentKey, type AuthorizedKey } from '#libs/guards';
import {
  apiStyle,
  DocumentsService,
  ExperimentDocumentDto,
  SaveDocumentRequest,
  tagRevision,
  type ShownDocument,
} from '../experiments/index.js';
import { experimentParam } from './experiments.controller.js';
import { ExperimentReader } from './experiment-reader.js';
import { snakeCaseSchema } from './snake-case-schema.js';

@ApiTags('API: experiments')
@ApiParam(experimentParam)
@Controller('api/experiments/:experiment/document')
export class ApiDocumentsController {
  constructor(
    private readonly experiments: ExperimentReader,
    private readonly documents: DocumentsService,
  ) {}

  @Get()
  @ApiKeyAccess('read')
  @ApiOperation({
    summary: 'Get an experiment document',
    description: 'The experiment with its conditions, segments, variations and metrics.',
  })
  @ApiOkResponse({ type: snakeCaseSchema(ExperimentDocumentDto) })
  async get(
    @Param('experiment') experiment: string,
    @CurrentKey() { projectId }: AuthorizedKey,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ShownDocument> {
    const id = await this.experiments.idOf(projectId, experiment);
    return tagRevision(reply, await this.documents.get(id, apiStyle));
  }

  @Put()
  @ApiKeyAccess('write')
  @ApiOperation({
    summary: 'Save an experiment document',
    description: 'Saves the experiment with everything that belongs to it, or changes nothing.',
  })
  @ApiHeader({ name: 'If-Match', required: false, description: 'The ETag of the document as it was read' })
  @ApiBody({ type: snakeCaseSchema(SaveDocumentRequest) })
  @ApiOkResponse({ type: snakeCaseSchema(ExperimentDocumentDto) })
  @ApiConflictResponse({
    description: 'It was changed since (`stale`), or its status or the start does not allow it',
  })
  @ApiResponse({ status: 428, description: 'Neither `revision` nor If-Match is there' })
  async save(
    @Param('experiment') experiment: string,
    @Body() body: unknown,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentKey() { projectId }: AuthorizedKey,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ShownDocument> {
    const id = await this.experiments.idOf(projectId, experiment);
    const call = { style: apiStyle, shares: 'at-most', ifMatch } as const;
    return tagRevision(reply, await this.documents.save(id, body, call));
  }
}
