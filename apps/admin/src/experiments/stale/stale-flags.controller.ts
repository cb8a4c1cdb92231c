import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Action, of } from '#libs/guards';
import { IdPipe } from '#libs/http';
import { StaleFlagDto } from './stale-flags.dto.js';
import { StaleFlagsQueries } from './stale-flags.queries.js';

@ApiTags('Experiments')
@Controller()
export class StaleFlagsController {
  constructor(private readonly flags: StaleFlagsQueries) {}

  @Get('projects/:projectId/stale-flags')
  @Action('act:get-experiments', of('project', 'params.projectId', 'Viewer'))
  @ApiOperation({
    summary: 'List stale flags',
    description:
      'Feature Flags that have served one variation to everybody for 30 days, or that nobody asked for in 14 days.',
  })
  @ApiParam({ name: 'projectId', type: 'integer' })
  @ApiOkResponse({ type: [StaleFlagDto] })
  list(@Param('projectId', IdPipe) projectId: number): Promise<StaleFlagDto[]> {
    return this.flags.find(projectId, new Date());
  }
}
