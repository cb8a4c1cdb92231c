import { Module } from '@nestjs/common';
import { ExperimentsModule } from '../experiments/experiments.module.js';
import { VariantsService } from './variants.service.js';
import { VariationsController } from './variations.controller.js';
import { VariationsService } from './variations.service.js';

@Module({
  imports: [ExperimentsModule],
  controllers: [VariationsController],
  providers: [VariationsService, VariantsService],
  exports: [VariantsService],
})
export class VariationsModule {}
