import { Module } from '@nestjs/common';
import { IntegrationModule } from '../integration/integration.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { ConsoleResultsController } from './console-results.controller.js';
import { OverviewController } from './overview.controller.js';
import { ReadReplica } from './read-replica.js';
import { OverviewService } from './overview.service.js';
import { ApiResultsController } from './results.controller.js';
import { ResultsService } from './results.service.js';
import { StatsService } from './stats.service.js';

@Module({
  imports: [IntegrationModule, ReportsModule],
  controllers: [ApiResultsController, ConsoleResultsController, OverviewController],
  exports: [ReadReplica, ResultsService],
  providers: [OverviewService, ReadReplica, ResultsService, StatsService],
})
export class ResultsModule {}
