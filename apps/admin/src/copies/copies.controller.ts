import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  Action,
  CurrentCaller,
  CurrentMembership,
  of,
  ofNamed,
  type Caller,
  type Membership,
} from '#libs/guards';
import { IdPipe } from '#libs/http';
import { ExperimentDto, tagRevision } from '../experiments/index.js';
import { CopiesQueries } from './copies.queries.js';
import { CopyDto, CopyExperimentRequest, ExperimentComparisonDto } from './copies.dto.js';
import { CopyExperiment } from './copy-experiment.js';

@ApiTags('Experiments')
@Controller('experiments/:id')
export class CopiesController {
  constructor(
    private readonly copying: CopyExperiment,
    private readonly queries: CopiesQueries,
  ) {}

  @Post('copy')
  @Action('act:create-experiment', ofNamed({ experiment: 'params.id', project: 'body.projectId' }, 'Editor'))
  @ApiOperation({
    summary: 'Copy an experiment to another project',
    description:
      'Creates a Draft with the same key, rules, values and metrics. Segments and shared metrics are found there by name and definition, and copied when they are missing; flags that rules ask for must exist there.',
  })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiCreatedResponse({ type: ExperimentDto })
  @ApiConflictResponse({ description: 'The key is taken there' })
  async copy(
    @Param('id', IdPipe) id: number,
    @Body() { projectId }: CopyExperimentRequest,
    @CurrentMembership() { actions: granted }: Membership,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExperimentDto> {
    return tagRevision(reply, await this.copying.run(id, { projectId, granted })).experiment;
  }

  @Get('copies')
  @Action('act:get-experiment', of('experiment', 'params.id', 'Viewer'))
  @ApiOperation({
    summary: 'List the copies of an experiment',
    description:
      'Where it was copied from, its copies, and what has its key in other projects of the organization.',
  })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: [CopyDto] })
  list(
    @Param('id', IdPipe) id: number,
    @CurrentCaller() { userId }: Caller,
    @CurrentMembership() { isSuper }: Membership,
  ): Promise<CopyDto[]> {
    return this.queries.list(id, { userId, isSuper });
  }

  @Get('copies/:otherId')
  @Action('act:get-experiment', {
    named: [
      { kind: 'experiment', id: 'params.id', needs: 'Viewer' },
      { kind: 'experiment', id: 'params.otherId', needs: 'Viewer' },
    ],
  })
  @ApiOperation({
    summary: 'Compare an experiment with its copy',
    description:
      'What differs, with names in place of ids: of any two experiments of the organization that the caller may read.',
  })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiParam({ name: 'otherId', type: 'integer' })
  @ApiOkResponse({ type: ExperimentComparisonDto })
  compare(
    @Param('id', IdPipe) id: number,
    @Param('otherId', IdPipe) otherId: number,
  ): Promise<ExperimentComparisonDto> {
    return this.queries.compare(id, otherId);
  }
}
