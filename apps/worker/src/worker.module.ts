import { Module } from '@nestjs/common';
import { Config } from '#libs/config';
import { EventWorker } from './event-worker.js';
import { WorkerPool } from './worker-pool.js';

/** Writes to PostgreSQL what waits in Redis; does nothing without Redis. Needs what RootModule gives. */
@Module({
  providers: [
    { provide: WorkerPool, inject: [Config], useFactory: (config: Config) => new WorkerPool(config) },
    EventWorker,
  ],
})
export class WorkerModule {}
