import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { ApiKeyAccess, CurrentKey, type AuthorizedKey } from '#libs/guards';
import { ChangesExperiment } from '../experiments/index.js';
import { MetricDto } from '../metrics/index.js';
import {
  AttachedMetricsDto,
  AttachedMetricsService,
  type AttachSharedMetricRequest,
  inCamel,
  inSnake,
} from '../shared-metrics/index.js';
import { ExperimentReader } from './experiment-reader.js';
import { experimentParam } from './experiments.controller.js';
import { AttachApiMetricRequest } from './metric.dto.js';
import { metricParam } from './metrics.controller.js';
import { ApiMetricsService } from './metrics.service.js';
import { snakeCaseSchema } from './snake-case-schema.js';

const [One, Several] = [snakeCaseSchema(MetricDto), snakeCaseSchema(AttachedMetricsDto)];

@ApiTags('API: metrics')
@ApiParam(experimentParam)
@Controller('api/experiments/:experiment/shared-metrics')
export class ApiAttachedMetricsController {
  constructor(
    private readonly experiments: ExperimentReader,
    private readonly known: ApiMetricsService,
    private readonly attached: AttachedMetricsService,
  ) {}

  @Post()
  @ApiKeyAccess('write')
  @ChangesExperiment()
  @ApiOperation({
    summary: 'Attach a shared metric or a metric group',
    description: 'A Draft follows the newest version; the start fixes it.',
  })
  @ApiExtraModels(One, Several)
  @ApiCreatedResponse({
    description: 'The metric; for a group a list of those that were attached',
    schema: { oneOf: [{ $ref: getSchemaPath(One) }, { $ref: getSchemaPath(Several) }] },
  })
  @ApiConflictResponse({
    description: 'It is attached already or archived, or the experiment was changed since',
  })
  async attach(
    @Param('experiment') experiment: string,
    @Body() body: AttachApiMetricRequest,
    @CurrentKey() { projectId }: AuthorizedKey,
  ): Promise<unknown> {
    const id = await this.experiments.idOf(projectId, experiment);
    return inSnake(await this.attached.attach(id, inCamel({ ...body }) as AttachSharedMetricRequest));
  }

  @Delete(':metric')
  @ApiKeyAccess('write')
  @ChangesExperiment()
  @ApiOperation({ summary: 'Detach a shared metric' })
  @ApiParam(metricParam)
  @ApiOkResponse({ type: One })
  async detach(
    @Param('experiment') experiment: string,
    @Param('metric') metric: string,
    @CurrentKey() { projectId }: AuthorizedKey,
  ): Promise<unknown> {
    const id = await this.experiments.idOf(projectId, experiment);
    return inSnake(await this.attached.detach(id, await this.known.idOf(projectId, metric)));
  }

  @Post(':metric/move')
  @HttpCode(200)
  @ApiKeyAccess('write')
  @ChangesExperiment()
  @ApiOperation({
    summary: 'Move to the newest version',
    description: 'Recorded in the history of the experiment, and as a mark in its results.',
  })
  @ApiParam(metricParam)
  @ApiOkResponse({ type: One })
  async move(
    @Param('experiment') experiment: string,
    @Param('metric') metric: string,
    @CurrentKey() { projectId }: AuthorizedKey,
  ): Promise<unknown> {
    const id = await this.experiments.idOf(projectId, experiment);
    return inSnake(await this.attached.move(id, await this.known.idOf(projectId, metric)));
  }
}
