import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApiKeyAccess, CurrentKey, type AuthorizedKey } from '#libs/guards';
import { inSnakeCase, toSnakeCase, type InSnakeCase } from '#libs/http';
import { ExperimentReader } from '../integration/experiment-reader.js';
import { experimentParam } from '../integration/experiments.controller.js';
import { requestOfProgram } from './requests.js';
import { resultsDescription, sendCsv } from './results-answers.js';
import { JudgeResultsRequest, ResultsQuery } from './results-queries.dto.js';
import { ResultsDto } from './results.dto.js';
import { ResultsService } from './results.service.js';
import { StatsDto, StatsQuery } from './stats.dto.js';
import { StatsService } from './stats.service.js';
import { EventTypeDto } from './variant-result.dto.js';

const ApiResultsDto = inSnakeCase(ResultsDto);

@ApiTags('API: results')
@ApiExtraModels(inSnakeCase(EventTypeDto))
@Controller('api/experiments')
export class ApiResultsController {
  constructor(
    private readonly results: ResultsService,
    private readonly stats: StatsService,
    private readonly experiments: ExperimentReader,
  ) {}

  @Get(':experiment/results')
  @ApiKeyAccess('secret')
  @ApiOperation({
    summary: 'What an experiment has come to so far',
    description: `Conversions decide; other metrics of the experiment inform and guard. ${resultsDescription}`,
  })
  @ApiParam(experimentParam)
  @ApiProduces('application/json', 'text/csv')
  @ApiOkResponse({ type: ApiResultsDto })
  async readResults(
    @Param('experiment') reference: string,
    @Query() query: ResultsQuery,
    @CurrentKey() { projectId }: AuthorizedKey,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InSnakeCase<ResultsDto> | string> {
    const id = await this.experiments.idOf(projectId, reference);
    const results = await this.results.read(id, requestOfProgram(query));
    return query.format === 'csv' ? sendCsv(reply, results) : toSnakeCase(ResultsDto, results);
  }

  @Post(':experiment/results')
  @HttpCode(200)
  @ApiKeyAccess('secret')
  @ApiOperation({
    summary: 'The same, judged as the body says',
    description: `Conversions decide; other metrics of the experiment inform and guard. ${resultsDescription}`,
  })
  @ApiParam(experimentParam)
  @ApiOkResponse({ type: ApiResultsDto })
  async judgeResults(
    @Param('experiment') reference: string,
    @Body() body: JudgeResultsRequest,
    @CurrentKey() { projectId }: AuthorizedKey,
  ): Promise<InSnakeCase<ResultsDto>> {
    const id = await this.experiments.idOf(projectId, reference);
    return toSnakeCase(ResultsDto, await this.results.read(id, requestOfProgram(body)));
  }

  @Get(':experiment/stats')
  @ApiKeyAccess('secret')
  @ApiOperation({ summary: 'Impressions, clicks and conversions of each variant, possibly broken down' })
  @ApiParam(experimentParam)
  @ApiOkResponse({ type: StatsDto })
  async readStats(
    @Param('experiment') reference: string,
    @Query() query: StatsQuery,
    @CurrentKey() { projectId }: AuthorizedKey,
  ): Promise<StatsDto> {
    return this.stats.read(await this.experiments.idOf(projectId, reference), query.group_by);
  }
}
