import { Module } from '@nestjs/common';
import { ExperimentsModule } from '../experiments/experiments.module.js';
import { MetricsController } from './metrics.controller.js';
import { MetricsService } from './metrics.service.js';

@Module({ imports: [ExperimentsModule], controllers: [MetricsController], providers: [MetricsService] })
export class MetricsModule {}
