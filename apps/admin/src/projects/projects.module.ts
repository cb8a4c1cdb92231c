import { Module } from '@nestjs/common';
import { ExperimentsModule } from '../experiments/experiments.module.js';
import { ProjectMembersService } from './project-members.service.js';
import { ProjectsController } from './projects.controller.js';
import { ProjectsService } from './projects.service.js';

@Module({
  imports: [ExperimentsModule],
  controllers: [ProjectsController],
  providers: [ProjectsService, ProjectMembersService],
})
export class ProjectsModule {}
