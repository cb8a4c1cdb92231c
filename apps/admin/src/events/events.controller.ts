import { Body, Controller, Get, HttpCode, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApiKeyAccess, CurrentKey, type AuthorizedKey } from '#libs/guards';
import { ApiCursorList, CursorListQuery, EnumField, linkNext } from '#libs/http';
import { experimentParam } from '../integration/index.js';
import { exportFormats, exportTypes, type ExportFormat } from './event-export.js';
import { ApiEventDto, FilterEventsRequest } from './event.dto.js';
import { ApiEventsService } from './events.service.js';

/** How an export is written. */
export class ExportEventsQuery {
  @EnumField(exportFormats, { optional: true, description: '`ndjson` when left out' })
  format?: ExportFormat;
}

@ApiTags('API: events')
@Controller('api/events')
export class ApiEventsController {
  constructor(private readonly events: ApiEventsService) {}

  @Get(':experiment')
  @ApiKeyAccess('events:read')
  @ApiOperation({ summary: 'List events of an experiment', description: 'Newest first.' })
  @ApiParam(experimentParam)
  @ApiCursorList(ApiEventDto)
  async list(
    @Param('experiment') experiment: string,
    @Query() query: CursorListQuery,
    @CurrentKey() { projectId }: AuthorizedKey,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApiEventDto[]> {
    return linkNext(reply, await this.events.list(projectId, experiment, query));
  }

  @Post(':experiment')
  @HttpCode(200)
  @ApiKeyAccess('events:read')
  @ApiOperation({
    summary: 'List filtered events of an experiment',
    description: 'The next page is asked for with the same body and `cursor` set to `X-Next-Cursor`.',
  })
  @ApiParam(experimentParam)
  @ApiCursorList(ApiEventDto)
  async filter(
    @Param('experiment') experiment: string,
    @Body() body: FilterEventsRequest,
    @CurrentKey() { projectId }: AuthorizedKey,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApiEventDto[]> {
    return linkNext(reply, await this.events.list(projectId, experiment, body));
  }

  @Get(':experiment/export')
  @ApiKeyAccess('events:read')
  @ApiOperation({
    summary: 'Export all events of an experiment',
    description:
      'One JSON object a line, or CSV in which texts that look like formulas begin with an apostrophe. With object ' +
      'storage set, the export is kept there as well.',
  })
  @ApiParam(experimentParam)
  @ApiProduces('application/x-ndjson', 'text/csv')
  @ApiOkResponse({ description: 'The events', schema: { type: 'string' } })
  async export(
    @Param('experiment') experiment: string,
    @Query() { format = 'ndjson' }: ExportEventsQuery,
    @CurrentKey() { projectId }: AuthorizedKey,
  ): Promise<StreamableFile> {
    const stream = await this.events.export(projectId, experiment, format);
    const disposition = `attachment; filename="events.${format}"`;
    return new StreamableFile(stream, { type: exportTypes[format], disposition });
  }
}
