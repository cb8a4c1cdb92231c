import { Module } from '@nestjs/common';
import { IntegrationModule } from '../integration/integration.module.js';
import { ApiResultsController } from './results.controller.js';
import { ResultsQueries } from './results.queries.js';
import { ResultsService } from './results.service.js';
import { StatsService } from './stats.service.js';

@Module({
  imports: [IntegrationModule],
  controllers: [ApiResultsController],
  providers: [ResultsQueries, ResultsService, StatsService],
})
export class ResultsModule {}
