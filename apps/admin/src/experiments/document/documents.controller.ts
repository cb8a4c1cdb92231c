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
import { Action, CurrentMembership, of, type Membership } from '#libs/guards';
import { IdPipe } from '#libs/http';
import { ExperimentDocumentDto, SaveDocumentRequest } from './document.dto.js';
import { consoleStyle, type ShownDocument } from './document-style.js';
import { DocumentsService } from './documents.service.js';
import { tagRevision } from './tag-revision.js';

@ApiTags('Experiments')
@ApiParam({ name: 'id', type: 'integer' })
@Controller('experiments/:id/document')
export class DocumentsController {
  constructor(private readonly documents: DocumentsService) {}

  @Get()
  @Action('act:get-experiment', of('experiment', 'params.id', 'Viewer'))
  @ApiOperation({
    summary: 'Get an experiment document',
    description: 'The experiment with its conditions, segments, variations and metrics.',
  })
  @ApiOkResponse({ type: ExperimentDocumentDto })
  async get(
    @Param('id', IdPipe) id: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ShownDocument> {
    return tagRevision(reply, await this.documents.get(id, consoleStyle));
  }

  @Put()
  @Action('act:update-experiment', of('experiment', 'params.id', 'Editor'))
  @ApiOperation({
    summary: 'Save an experiment document',
    description:
      'For each part that differs from the stored one, the caller also needs the action of the route that changes it alone.',
  })
  @ApiHeader({ name: 'If-Match', required: false, description: 'The ETag of the document as it was read' })
  @ApiBody({ type: SaveDocumentRequest })
  @ApiOkResponse({ type: ExperimentDocumentDto })
  @ApiConflictResponse({
    description: 'It was changed since (`stale`), or its status or the start does not allow it',
  })
  @ApiResponse({ status: 428, description: 'Neither `revision` nor If-Match is there' })
  async save(
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentMembership() { actions }: Membership,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ShownDocument> {
    const call = { style: consoleStyle, shares: 'full', ifMatch, granted: actions } as const;
    return tagRevision(reply, await this.documents.save(id, body, call));
  }
}
