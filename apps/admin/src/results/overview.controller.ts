import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Action, of } from '#libs/guards';
import { OverviewDto, OverviewRequest } from './dto/overview.dto.js';
import { OverviewService } from './overview.service.js';

@ApiTags('Results')
@Controller('experiments')
export class OverviewController {
  constructor(private readonly overview: OverviewService) {}

  @Post('overview')
  @HttpCode(200)
  @Action('act:get-results', of('project', 'body.projectId', 'Viewer'))
  @ApiOperation({
    summary: 'Get an overview of running experiments',
    description:
      'Active and Paused ones, and Ended ones of which a variation is shipped, judged by the method `sequential` at 95%. Made from kept sums only, so that its cost ' +
      'grows neither with events nor with end users.',
  })
  @ApiOkResponse({ type: OverviewDto })
  read(@Body() { projectId, ids }: OverviewRequest): Promise<OverviewDto> {
    return this.overview.read(projectId, { ids: ids ?? null, now: new Date() });
  }
}
