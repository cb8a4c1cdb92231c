import { Module } from '@nestjs/common';
import { ReportsModule } from '../reports/reports.module.js';
import { ResultsModule } from '../results/results.module.js';
import { LastValues } from './last-values.service.js';
import { MetricInsightsController } from './metric-insights.controller.js';
import { MetricInsightsService } from './metric-insights.service.js';
import { MetricUsesService } from './metric-uses.service.js';

/** What shared metrics come to: previews, their last days, and what experiments did to them. */
@Module({
  imports: [ReportsModule, ResultsModule],
  controllers: [MetricInsightsController],
  providers: [LastValues, MetricInsightsService, MetricUsesService],
  exports: [MetricInsightsService],
})
export class MetricInsightsModule {}
