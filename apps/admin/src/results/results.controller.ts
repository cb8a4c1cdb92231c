import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApiKeyAccess, CurrentKey, type AuthorizedKey } from '#libs/guards';
import { inSnakeCase, renamingOf } from '#libs/http';
import { ExperimentReader, experimentParam } from '../integration/index.js';
import { requestOfProgram } from './dto/requests.js';
import { resultsDescription, sendResults } from './presentation/results-answers.js';
import { JudgeResultsRequest, ResultsQuery } from './dto/results-queries.dto.js';
import { ResultsDto } from './dto/results.dto.js';
import { ResultsService } from './results.service.js';
import { StatsDto, StatsQuery } from './dto/stats.dto.js';
import { StatsService } from './stats.service.js';
import { EventTypeDto } from './dto/variant-result.dto.js';

const ApiResultsDto = inSnakeCase(ResultsDto);
const jsonForPrograms = { kind: 'json', renaming: renamingOf(ResultsDto) } as const;

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
  @ApiKeyAccess('results')
  @ApiOperation({
    summary: 'Get experiment results',
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
  ): Promise<Buffer> {
    const id = await this.experiments.idOf(projectId, reference);
    const form = query.format === 'csv' ? ({ kind: 'csv' } as const) : jsonForPrograms;
    return sendResults(reply, await this.results.write(id, requestOfProgram(query), form), form);
  }

  @Post(':experiment/results')
  @HttpCode(200)
  @ApiKeyAccess('results')
  @ApiOperation({
    summary: 'Get experiment results with custom settings',
    description: `Conversions decide; other metrics of the experiment inform and guard. ${resultsDescription}`,
  })
  @ApiParam(experimentParam)
  @ApiOkResponse({ type: ApiResultsDto })
  async judgeResults(
    @Param('experiment') reference: string,
    @Body() body: JudgeResultsRequest,
    @CurrentKey() { projectId }: AuthorizedKey,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const id = await this.experiments.idOf(projectId, reference);
    const results = await this.results.write(id, requestOfProgram(body), jsonForPrograms);
    return sendResults(reply, results, jsonForPrograms);
  }

  @Get(':experiment/stats')
  @ApiKeyAccess('results')
  @ApiOperation({ summary: 'Get event counts by variant' })
  @ApiParam(experimentParam)
  @ApiOkResponse({ type: StatsDto })
  async readStats(
    @Param('experiment') reference: string,
    @Query() query: StatsQuery,
    @CurrentKey() { projectId }: AuthorizedKey,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const id = await this.experiments.idOf(projectId, reference);
    const bytes = await this.stats.write(id, query.group_by);
    reply.header('content-type', 'application/json; charset=utf-8');
    return bytes;
  }
}
