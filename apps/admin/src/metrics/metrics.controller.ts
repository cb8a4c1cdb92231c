import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Action, of } from '#libs/guards';
import { ChangesExperiment } from '../experiments/index.js';
import { IdPipe } from '#libs/http';
import { CreateMetricRequest, MetricDto, UpdateMetricRequest } from './metric.dto.js';
import { MetricsService } from './metrics.service.js';

@ApiTags('Metrics')
@ApiParam({ name: 'id', type: 'integer' })
@Controller()
export class MetricsController {
  constructor(private readonly metrics: MetricsService) {}

  @Post('experiments/:id/metrics')
  @Action('act:create-metric', of('experiment', 'params.id', 'Editor'))
  @ChangesExperiment()
  @ApiOperation({ summary: 'Add a metric' })
  @ApiCreatedResponse({ type: MetricDto })
  create(@Param('id', IdPipe) id: number, @Body() body: CreateMetricRequest): Promise<MetricDto> {
    return this.metrics.create(id, body);
  }

  @Get('experiments/:id/metrics')
  @Action('act:get-metrics', of('experiment', 'params.id', 'Viewer'))
  @ApiOperation({ summary: 'List metrics of an experiment' })
  @ApiOkResponse({ type: [MetricDto] })
  list(@Param('id', IdPipe) id: number): Promise<MetricDto[]> {
    return this.metrics.list(id);
  }

  @Patch('metrics/:id')
  @Action('act:update-metric', of('metric', 'params.id', 'Editor'))
  @ChangesExperiment()
  @ApiOperation({ summary: 'Update a metric' })
  @ApiOkResponse({ type: MetricDto })
  update(@Param('id', IdPipe) id: number, @Body() body: UpdateMetricRequest): Promise<MetricDto> {
    return this.metrics.update(id, body);
  }

  @Delete('metrics/:id')
  @Action('act:delete-metric', of('metric', 'params.id', 'Editor'))
  @ChangesExperiment()
  @ApiOperation({ summary: 'Delete a metric' })
  @ApiOkResponse({ type: MetricDto })
  remove(@Param('id', IdPipe) id: number): Promise<MetricDto> {
    return this.metrics.remove(id);
  }
}
