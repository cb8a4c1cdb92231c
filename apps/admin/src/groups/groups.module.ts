import { Module } from '@nestjs/common';
import { ExperimentsModule } from '../experiments/experiments.module.js';
import { GroupsController } from './groups.controller.js';
import { GroupsService } from './groups.service.js';

@Module({ imports: [ExperimentsModule], controllers: [GroupsController], providers: [GroupsService] })
export class GroupsModule {}
