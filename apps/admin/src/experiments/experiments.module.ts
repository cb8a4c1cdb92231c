import { Module } from '@nestjs/common';
import { DuplicateExperiment } from './duplicate-experiment.js';
import { ExperimentChanges } from './experiment-changes.js';
import { ExperimentEnding } from './experiment-ending.js';
import { ExperimentsController } from './experiments.controller.js';
import { ExperimentsQueries } from './experiments.queries.js';
import { ExperimentsService } from './experiments.service.js';
import { PreviewLinksService } from './preview-links.service.js';

@Module({
  controllers: [ExperimentsController],
  providers: [
    DuplicateExperiment,
    ExperimentChanges,
    ExperimentEnding,
    ExperimentsQueries,
    ExperimentsService,
    PreviewLinksService,
  ],
  exports: [ExperimentChanges, ExperimentsService],
})
export class ExperimentsModule {}
