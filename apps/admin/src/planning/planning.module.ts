import { Module } from '@nestjs/common';
import { IntegrationModule } from '../integration/integration.module.js';
import { MetricInsightsModule } from '../metric-insights/metric-insights.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { ApiPlanningController, PlanningController } from './planning.controller.js';
import { PlanningService } from './planning.service.js';
import { TrafficQueries } from './traffic.queries.js';

@Module({
  imports: [IntegrationModule, MetricInsightsModule, ReportsModule],
  controllers: [PlanningController, ApiPlanningController],
  providers: [PlanningService, TrafficQueries],
})
export class PlanningModule {}
