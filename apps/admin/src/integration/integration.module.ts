import { Module } from '@nestjs/common';
import { ExperimentsModule } from '../experiments/experiments.module.js';
import { SegmentsModule } from '../segments/segments.module.js';
import { VariationsModule } from '../variations/variations.module.js';
import { ApiDocumentsController } from './documents.controller.js';
import { ExperimentReader } from './experiment-reader.js';
import { ApiExperimentsController } from './experiments.controller.js';
import { ApiExperimentsService } from './experiments.service.js';
import { ApiSegmentsController } from './segments.controller.js';
import { ApiSegmentsService } from './segments.service.js';
import { VariantsController } from './variants.controller.js';

/** Experiments and segments as programs see them: under `/api`, with API keys, in snake_case. */
@Module({
  imports: [ExperimentsModule, SegmentsModule, VariationsModule],
  controllers: [ApiDocumentsController, ApiExperimentsController, ApiSegmentsController, VariantsController],
  providers: [ApiExperimentsService, ApiSegmentsService, ExperimentReader],
  exports: [ExperimentReader],
})
export class IntegrationModule {}
