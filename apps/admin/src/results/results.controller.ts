import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiKeyAccess, CurrentKey, type AuthorizedKey } from '#libs/guards';
import { experimentParam } from '../integration/experiments.controller.js';
import { ResultsDto, ResultsQuery } from './results.dto.js';
import { ResultsService } from './results.service.js';
import { StatsDto, StatsQuery } from './stats.dto.js';
import { StatsService } from './stats.service.js';

@ApiTags('API: results')
@Controller('api/experiments')
export class ApiResultsController {
  constructor(
    private readonly results: ResultsService,
    private readonly stats: StatsService,
  ) {}

  @Get(':experiment/results')
  @ApiKeyAccess('secret')
  @ApiOperation({
    summary: 'What an experiment has come to so far',
    description:
      'Only events of assigned end users count, from their assignment to the end of the experiment. Without ' +
      'filters the cost does not grow with the number of events.',
  })
  @ApiParam(experimentParam)
  @ApiOkResponse({ type: ResultsDto })
  readResults(
    @Param('experiment') reference: string,
    @Query() query: ResultsQuery,
    @CurrentKey() { projectId }: AuthorizedKey,
  ): Promise<ResultsDto> {
    return this.results.read({ projectId, reference }, query);
  }

  @Get(':experiment/stats')
  @ApiKeyAccess('secret')
  @ApiOperation({ summary: 'Impressions, clicks and conversions of each variant, possibly broken down' })
  @ApiParam(experimentParam)
  @ApiOkResponse({ type: StatsDto })
  readStats(
    @Param('experiment') reference: string,
    @Query() query: StatsQuery,
    @CurrentKey() { projectId }: AuthorizedKey,
  ): Promise<StatsDto> {
    return this.stats.read({ projectId, reference }, query.group_by);
  }
}
