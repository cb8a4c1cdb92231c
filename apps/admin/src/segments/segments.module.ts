import { Module } from '@nestjs/common';
import { ExperimentsModule } from '../experiments/experiments.module.js';
import { ExperimentSegmentsService } from './experiment-segments.service.js';
import { SegmentsController } from './segments.controller.js';
import { SegmentsService } from './segments.service.js';

@Module({
  imports: [ExperimentsModule],
  controllers: [SegmentsController],
  providers: [SegmentsService, ExperimentSegmentsService],
  exports: [SegmentsService, ExperimentSegmentsService],
})
export class SegmentsModule {}
