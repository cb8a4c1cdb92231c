import { Module } from '@nestjs/common';
import { IntegrationModule } from '../integration/integration.module.js';
import { ResultsModule } from '../results/results.module.js';
import { ApiUserValuesController } from './api-user-values.controller.js';
import { UserValuesController } from './user-values.controller.js';
import { UserValuesService } from './user-values.service.js';

/** The values of end users, for the analysis of one's own. */
@Module({
  imports: [IntegrationModule, ResultsModule],
  controllers: [ApiUserValuesController, UserValuesController],
  providers: [UserValuesService],
})
export class UserValuesModule {}
