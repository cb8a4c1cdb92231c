import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Config } from '#libs/config';
import { Monitoring } from './monitoring.js';
import { MonitoringServer } from './monitoring.server.js';
import { ProgramName, Tracing } from './tracing.js';

/** One `Monitoring` and one `Tracing` for the process, in everybody's reach. Needs a `Config` there. */
@Global()
@Module({})
export class MonitoringModule {
  /** @param program its name in traces, after `abtesting-` */
  static of(program: string): DynamicModule {
    return {
      module: MonitoringModule,
      providers: [
        { provide: ProgramName, useValue: { name: program } },
        { provide: Monitoring, useFactory: () => new Monitoring() },
        {
          provide: Tracing,
          useFactory: (config: Config, name: ProgramName) => Tracing.start(config, name),
          inject: [Config, ProgramName],
        },
        MonitoringServer,
      ],
      exports: [Monitoring, MonitoringServer, Tracing],
    };
  }
}
