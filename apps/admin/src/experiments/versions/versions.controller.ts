import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
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
import { Action, CurrentMembership, of, type Membership } from '#libs/guards';
import { IdPipe } from '#libs/http';
import { ExperimentDocumentDto } from '../document/document.dto.js';
import type { ShownDocument } from '../document/document-style.js';
import { showConfiguration } from '../document/documents.service.js';
import { tagRevision } from '../document/tag-revision.js';
import {
  CompareVersionQuery,
  ListVersionsQuery,
  RestoreVersionRequest,
  VersionDetailsDto,
  VersionDto,
} from './version.dto.js';
import { VersionsService } from './versions.service.js';

@ApiTags('Experiments')
@ApiParam({ name: 'id', type: 'integer' })
@Controller('experiments/:id/versions')
export class VersionsController {
  constructor(private readonly versions: VersionsService) {}

  @Get()
  @Action('act:get-experiment', of('experiment', 'params.id', 'Viewer'))
  @ApiOperation({
    summary: 'List versions of an experiment',
    description: 'What changed, by whom and when, oldest first.',
  })
  @ApiOkResponse({ type: [VersionDto] })
  list(@Param('id', IdPipe) id: number, @Query() query: ListVersionsQuery): Promise<VersionDto[]> {
    return this.versions.list(id, query);
  }

  @Get(':number')
  @Action('act:get-experiment', of('experiment', 'params.id', 'Viewer'))
  @ApiOperation({
    summary: 'Get a version and compare it',
    description: 'Compares it with the version before, or with the one that `to` names.',
  })
  @ApiParam({ name: 'number', type: 'integer', example: 1 })
  @ApiOkResponse({ type: VersionDetailsDto })
  get(
    @Param('id', IdPipe) id: number,
    @Param('number', IdPipe) number: number,
    @Query() { to }: CompareVersionQuery,
  ): Promise<VersionDetailsDto> {
    return this.versions.get(id, number, to ?? null);
  }

  @Post(':number/restore')
  @HttpCode(201)
  @Action('act:restore-experiment', of('experiment', 'params.id', 'Editor'))
  @ApiOperation({
    summary: 'Restore a version',
    description:
      'For each part that differs, the caller also needs the action of the route that changes it alone.',
  })
  @ApiHeader({ name: 'If-Match', required: false, description: 'The ETag of the experiment as it was read' })
  @ApiParam({ name: 'number', type: 'integer', example: 1 })
  @ApiCreatedResponse({ type: ExperimentDocumentDto })
  @ApiConflictResponse({ description: 'It was changed since (`stale`), or it runs and this is fixed' })
  async restore(
    @Param('id', IdPipe) id: number,
    @Param('number', IdPipe) number: number,
    @Body() body: RestoreVersionRequest,
    @CurrentMembership() { actions }: Membership,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ShownDocument> {
    const { after } = await this.versions.restore(id, number, body, actions);
    return tagRevision(reply, showConfiguration(after));
  }
}
