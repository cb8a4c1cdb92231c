import { Module } from '@nestjs/common';
import { ExperimentsModule } from '../experiments/experiments.module.js';
import { CopiesController } from './copies.controller.js';
import { CopiesQueries } from './copies.queries.js';
import { CopyExperiment } from './copy-experiment.js';

/** Experiments in several projects of an organization. */
@Module({
  imports: [ExperimentsModule],
  controllers: [CopiesController],
  providers: [CopiesQueries, CopyExperiment],
})
export class CopiesModule {}
