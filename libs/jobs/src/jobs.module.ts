import { Global, Module } from '@nestjs/common';
import { JobRunner } from './job-runner.js';

/** One `JobRunner` for the process, in everybody's reach. Needs a `DataSource` and a `MonitoringModule` there. */
@Global()
@Module({ providers: [JobRunner], exports: [JobRunner] })
export class JobsModule {}
