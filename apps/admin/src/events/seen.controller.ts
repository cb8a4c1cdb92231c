import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Action, of } from '#libs/guards';
import { SeenDto, SeenRequest, SeenTypesDto } from './seen.dto.js';
import { SeenQueries } from './seen.queries.js';

@ApiTags('Events')
@Controller('events')
export class SeenController {
  constructor(private readonly seen: SeenQueries) {}

  @Post('seen')
  @HttpCode(200)
  @Action('act:get-live-events', of('project', 'body.projectId', 'Viewer'))
  @ApiOperation({
    summary: 'Check whether the tag works',
    description:
      'The websites that have asked for decisions, in whatever status the experiments are, and the number of visitors ' +
      'of each experiment.',
  })
  @ApiOkResponse({ type: SeenDto })
  read(@Body() { projectId }: SeenRequest): Promise<SeenDto> {
    return this.seen.read(projectId);
  }

  @Post('types')
  @HttpCode(200)
  @Action('act:get-live-events', of('project', 'body.projectId', 'Viewer'))
  @ApiOperation({
    summary: 'List recent event types',
    description:
      'The types of the latest 5,000 events with the properties that they had, to define metrics with.',
  })
  @ApiOkResponse({ type: SeenTypesDto })
  readTypes(@Body() { projectId }: SeenRequest): Promise<SeenTypesDto> {
    return this.seen.readTypes(projectId);
  }
}
