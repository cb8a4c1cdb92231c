import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Action, of } from '#libs/guards';
import { IdPipe } from '#libs/http';
import {
  MetricPreviewDto,
  MetricSeriesDto,
  MetricUseDto,
  PreviewSharedMetricRequest,
} from './insight.dto.js';
import { MetricInsightsService } from './metric-insights.service.js';
import { MetricUsesService } from './metric-uses.service.js';

@ApiTags('Shared metrics')
@Controller('shared-metrics')
export class MetricInsightsController {
  constructor(
    private readonly insights: MetricInsightsService,
    private readonly uses: MetricUsesService,
  ) {}

  @Post('preview')
  @HttpCode(200)
  @Action('act:get-shared-metric', of('project', 'body.projectId', 'Viewer'))
  @ApiOperation({
    summary: 'Preview a definition',
    description:
      'The value over the last 7 days as it is and as it would be, of all end users seen, each from their first event on. ' +
      'At most 50,000 events are looked at, the newest first.',
  })
  @ApiOkResponse({ type: MetricPreviewDto })
  preview(@Body() body: PreviewSharedMetricRequest): Promise<MetricPreviewDto> {
    return this.insights.preview(body, new Date());
  }

  @Get(':id/series')
  @Action('act:get-shared-metric', of('shared metric', 'params.id', 'Viewer'))
  @ApiOperation({
    summary: 'Get daily values of a shared metric',
    description: 'The last 30 days in UTC. At most 50,000 events are looked at, the newest first.',
  })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: MetricSeriesDto })
  series(@Param('id', IdPipe) id: number): Promise<MetricSeriesDto> {
    return this.insights.series(id, new Date());
  }

  @Get(':id/usage')
  @Action('act:get-results', of('shared metric', 'params.id', 'Viewer'))
  @ApiOperation({
    summary: 'List experiments that use a shared metric',
    description: 'Those that started last come first, at most 100.',
  })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: [MetricUseDto] })
  usage(@Param('id', IdPipe) id: number): Promise<MetricUseDto[]> {
    return this.uses.list(id);
  }
}
