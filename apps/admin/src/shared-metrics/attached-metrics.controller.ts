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
import { Action, of } from '#libs/guards';
import { IdPipe } from '#libs/http';
import { ChangesExperiment } from '../experiments/index.js';
import { MetricDto } from '../metrics/index.js';
import { AttachedMetricsService } from './attached-metrics.service.js';
import { AttachedMetricsDto, AttachSharedMetricRequest, PromoteMetricRequest } from './attached.dto.js';
import { SharedMetricDto } from './shared-metric.dto.js';

@ApiTags('Shared metrics')
@ApiParam({ name: 'id', type: 'integer' })
@Controller()
export class AttachedMetricsController {
  constructor(private readonly attached: AttachedMetricsService) {}

  @Post('experiments/:id/shared-metrics')
  @Action('act:attach-shared-metric', of('experiment', 'params.id', 'Editor'))
  @ChangesExperiment()
  @ApiOperation({
    summary: 'Attach a shared metric or a metric group',
    description: 'A Draft follows the newest version; the start fixes it.',
  })
  @ApiExtraModels(MetricDto, AttachedMetricsDto)
  @ApiCreatedResponse({
    description: 'The metric; for a group a list of those that were attached',
    schema: { oneOf: [{ $ref: getSchemaPath(MetricDto) }, { $ref: getSchemaPath(AttachedMetricsDto) }] },
  })
  @ApiConflictResponse({
    description: 'It is attached already or archived, or the experiment was changed since',
  })
  attach(
    @Param('id', IdPipe) id: number,
    @Body() body: AttachSharedMetricRequest,
  ): Promise<MetricDto | AttachedMetricsDto> {
    return this.attached.attach(id, body);
  }

  @Delete('experiments/:id/shared-metrics/:metricId')
  @Action('act:detach-shared-metric', of('experiment', 'params.id', 'Editor'))
  @ChangesExperiment()
  @ApiOperation({ summary: 'Detach a shared metric' })
  @ApiParam({ name: 'metricId', type: 'integer', description: 'The id of the shared metric' })
  @ApiOkResponse({ type: MetricDto })
  detach(@Param('id', IdPipe) id: number, @Param('metricId', IdPipe) metricId: number): Promise<MetricDto> {
    return this.attached.detach(id, metricId);
  }

  @Post('experiments/:id/shared-metrics/:metricId/move')
  @HttpCode(200)
  @Action('act:attach-shared-metric', of('experiment', 'params.id', 'Editor'))
  @ChangesExperiment()
  @ApiOperation({
    summary: 'Move to the newest version',
    description: 'Recorded in the history of the experiment, and as a mark in its results.',
  })
  @ApiParam({ name: 'metricId', type: 'integer', description: 'The id of the shared metric' })
  @ApiOkResponse({ type: MetricDto })
  move(@Param('id', IdPipe) id: number, @Param('metricId', IdPipe) metricId: number): Promise<MetricDto> {
    return this.attached.move(id, metricId);
  }

  @Post('metrics/:id/promote')
  @Action('act:create-shared-metric', of('metric', 'params.id', 'Editor'))
  @ChangesExperiment()
  @ApiOperation({
    summary: 'Promote a metric of an experiment',
    description: 'The metric stays in its experiment with its history, attached from the library.',
  })
  @ApiCreatedResponse({ type: SharedMetricDto })
  @ApiConflictResponse({
    description: 'The key is taken, it is shared already, or the experiment was changed since',
  })
  promote(@Param('id', IdPipe) id: number, @Body() { key }: PromoteMetricRequest): Promise<SharedMetricDto> {
    return this.attached.promote(id, key);
  }
}
