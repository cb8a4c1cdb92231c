import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Action, of } from '#libs/guards';
import { LiveEventsDto, LiveEventsRequest } from './live-events.dto.js';
import { LiveEventsQueries } from './live-events.queries.js';

@ApiTags('Events')
@Controller('events')
export class LiveEventsController {
  constructor(private readonly live: LiveEventsQueries) {}

  @Post('live')
  @HttpCode(200)
  @Action('act:get-live-events', of('project', 'body.projectId', 'Viewer'))
  @ApiOperation({
    summary: 'List recent events and exposures',
    description: 'The last 100 events and the last 100 exposures.',
  })
  @ApiOkResponse({ type: LiveEventsDto })
  read(@Body() { projectId }: LiveEventsRequest): Promise<LiveEventsDto> {
    return this.live.read(projectId);
  }
}
