import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Action, of } from '#libs/guards';
import { IdPipe } from '#libs/http';
import { requestOfConsole } from './dto/requests.js';
import { resultsDescription, sendResults } from './presentation/results-answers.js';
import { ConsoleResultsQuery } from './dto/results-queries.dto.js';
import { ResultsDto } from './dto/results.dto.js';
import { ResultsService } from './results.service.js';
import { EventTypeDto } from './dto/variant-result.dto.js';

@ApiTags('Results')
@ApiExtraModels(EventTypeDto)
@Controller()
export class ConsoleResultsController {
  constructor(private readonly results: ResultsService) {}

  @Get('experiments/:id/results')
  @Action('act:get-results', of('experiment', 'params.id', 'Viewer'))
  @ApiOperation({
    summary: 'Get experiment results',
    description:
      "The experiment's own primary metrics decide; without any, end users with an event of the conversion type. " +
      resultsDescription,
  })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiProduces('application/json', 'text/csv')
  @ApiOkResponse({ type: ResultsDto })
  async read(
    @Param('id', IdPipe) id: number,
    @Query() query: ConsoleResultsQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const form = { kind: query.format ?? 'json' } as const;
    return sendResults(reply, await this.results.write(id, requestOfConsole(query), form), form);
  }
}
