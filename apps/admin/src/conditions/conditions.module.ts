import { Module } from '@nestjs/common';
import { ExperimentsModule } from '../experiments/experiments.module.js';
import { ConditionsController } from './conditions.controller.js';
import { ConditionsService } from './conditions.service.js';

@Module({ imports: [ExperimentsModule], controllers: [ConditionsController], providers: [ConditionsService] })
export class ConditionsModule {}
