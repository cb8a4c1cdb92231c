import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Config, productVersion } from '#libs/config';
import { ClockSkew } from './clock-skew.js';
import { DatabaseOutage } from './database-outage.js';
import { Jobs } from './jobs.js';
import { Monitoring } from './monitoring.js';
import { MonitoringServer } from './monitoring.server.js';
import { Pools } from './pools.js';
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
        { provide: Monitoring, useFactory: () => new Monitoring({ app: program, version: productVersion }) },
        Jobs,
        Pools,
        ClockSkew,
        DatabaseOutage,
        {
          provide: Tracing,
          useFactory: (config: Config, name: ProgramName) => Tracing.start(config, name),
          inject: [Config, ProgramName],
        },
        MonitoringServer,
      ],
      exports: [ClockSkew, DatabaseOutage, Jobs, Monitoring, MonitoringServer, Pools, Tracing],
    };
  }
}
