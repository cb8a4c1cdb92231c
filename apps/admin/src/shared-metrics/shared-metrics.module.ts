import { Module } from '@nestjs/common';
import { ExperimentsModule } from '../experiments/experiments.module.js';
import { AttachedMetricsController } from './attached-metrics.controller.js';
import { AttachedMetricsService } from './attached-metrics.service.js';
import { MetricGroupsController } from './metric-groups.controller.js';
import { MetricGroupsService } from './metric-groups.service.js';
import { SharedMetricsController } from './shared-metrics.controller.js';
import { SharedMetricsQueries } from './shared-metrics.queries.js';
import { SharedMetricsService } from './shared-metrics.service.js';

const offered = [AttachedMetricsService, MetricGroupsService, SharedMetricsQueries, SharedMetricsService];

/** The metric library: shared metrics, metric groups, and how experiments use them. */
@Module({
  imports: [ExperimentsModule],
  controllers: [AttachedMetricsController, MetricGroupsController, SharedMetricsController],
  providers: offered,
  exports: offered,
})
export class SharedMetricsModule {}
