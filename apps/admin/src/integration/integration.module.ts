import { Module } from '@nestjs/common';
import { ExperimentsModule } from '../experiments/experiments.module.js';
import { SegmentsModule } from '../segments/segments.module.js';
import { SharedMetricsModule } from '../shared-metrics/shared-metrics.module.js';
import { VariationsModule } from '../variations/variations.module.js';
import { ApiDocumentsController } from './documents.controller.js';
import { ExperimentReader } from './experiment-reader.js';
import { ApiExperimentsController } from './experiments.controller.js';
import { ApiExperimentsService } from './experiments.service.js';
import { ApiAttachedMetricsController } from './attached-metrics.controller.js';
import { ApiMetricGroupsController } from './metric-groups.controller.js';
import { ApiMetricsController } from './metrics.controller.js';
import { ApiMetricsService } from './metrics.service.js';
import { ApiSegmentsController } from './segments.controller.js';
import { ApiSegmentsService } from './segments.service.js';
import { VariantsController } from './variants.controller.js';

/** Experiments and segments as programs see them: under `/api`, with API keys, in snake_case. */
@Module({
  imports: [ExperimentsModule, SegmentsModule, SharedMetricsModule, VariationsModule],
  controllers: [
    ApiAttachedMetricsController,
    ApiMetricGroupsController,
    ApiMetricsController,
    ApiDocumentsController,
    ApiExperimentsController,
    ApiSegmentsController,
    VariantsController,
  ],
  providers: [ApiMetricsService, ApiExperimentsService, ApiSegmentsService, ExperimentReader],
  exports: [ExperimentReader],
})
export class IntegrationModule {}
