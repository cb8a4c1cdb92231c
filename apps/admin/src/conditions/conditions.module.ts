import { Module } from '@nestjs/common';
import { ExperimentsModule } from '../experiments/experiments.module.js';
import { ConditionsController } from './conditions.controller.js';
import { ConditionsService } from './conditions.service.js';
import { MatchingPreviewController } from './matching-preview.controller.js';
import { MatchingPreviewService } from './matching-preview.service.js';

@Module({
  imports: [ExperimentsModule],
  controllers: [ConditionsController, MatchingPreviewController],
  providers: [ConditionsService, MatchingPreviewService],
})
export class ConditionsModule {}
