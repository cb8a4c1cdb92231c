import { Module } from '@nestjs/common';
import { DuplicateExperiment } from './duplicate-experiment.js';
import { DocumentsController } from './document/documents.controller.js';
import { DocumentsService } from './document/documents.service.js';
import { EndCounting } from './end-counting.js';
import { ExperimentEnding } from './experiment-ending.js';
import { ExperimentsController } from './experiments.controller.js';
import { ExperimentsQueries } from './experiments.queries.js';
import { ExperimentsService } from './experiments.service.js';
import { PreviewLinksService } from './preview-links.service.js';
import { ExperimentWriter } from './writer/experiment-writer.js';

@Module({
  controllers: [DocumentsController, ExperimentsController],
  providers: [
    DuplicateExperiment,
    DocumentsService,
    EndCounting,
    ExperimentEnding,
    ExperimentWriter,
    ExperimentsQueries,
    ExperimentsService,
    PreviewLinksService,
  ],
  exports: [DocumentsService, ExperimentsService, ExperimentWriter],
})
export class ExperimentsModule {}
