import { Module } from '@nestjs/common';
import { DuplicateExperiment } from './duplicate-experiment.js';
import { DocumentsController } from './document/documents.controller.js';
import { DocumentsService } from './document/documents.service.js';
import { EndCounting } from './end-counting.js';
import { EvaluationController } from './evaluation/evaluation.controller.js';
import { EvaluationService } from './evaluation/evaluation.service.js';
import { ExperimentEnding } from './experiment-ending.js';
import { ExperimentsController } from './experiments.controller.js';
import { ExperimentsQueries } from './experiments.queries.js';
import { ExperimentsService } from './experiments.service.js';
import { PreviewLinksService } from './preview-links.service.js';
import { StaleFlagsController } from './stale/stale-flags.controller.js';
import { StaleFlagsQueries } from './stale/stale-flags.queries.js';
import { VersionsController } from './versions/versions.controller.js';
import { VersionsService } from './versions/versions.service.js';
import { ExperimentWriter } from './writer/experiment-writer.js';

@Module({
  controllers: [
    DocumentsController,
    EvaluationController,
    ExperimentsController,
    StaleFlagsController,
    VersionsController,
  ],
  providers: [
    DuplicateExperiment,
    DocumentsService,
    EndCounting,
    EvaluationService,
    ExperimentEnding,
    ExperimentWriter,
    ExperimentsQueries,
    ExperimentsService,
    PreviewLinksService,
    StaleFlagsQueries,
    VersionsService,
  ],
  exports: [DocumentsService, ExperimentsService, ExperimentWriter],
})
export class ExperimentsModule {}
