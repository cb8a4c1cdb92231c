import { Global, Module } from '@nestjs/common';
import { Monitoring } from './monitoring.js';
import { MonitoringServer } from './monitoring.server.js';

/** One `Monitoring` for the process, in everybody's reach. Needs a `Config` there. */
@Global()
@Module({
  providers: [{ provide: Monitoring, useFactory: () => new Monitoring() }, MonitoringServer],
  exports: [Monitoring, MonitoringServer],
})
export class MonitoringModule {}
