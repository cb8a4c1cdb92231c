import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Pool } from 'pg';
import { DatafileStore } from '#libs/datafiles';
import { ApiKeys } from '#libs/guards';
import { EventRecorder, EventStore, ExposureRecorder, LateAnswers } from '#libs/ingestion';

/** Leaves time to close connections within the ten seconds that a process has to stop. */
const flushLimitMs = 7_000;

/** Starts listening for changes, and at the end, after the last request, empties the queues. */
@Injectable()
export class Lifecycle implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('decisions');

  constructor(
    private readonly datafiles: DatafileStore<unknown>,
    private readonly exposures: ExposureRecorder,
    private readonly tracking: EventRecorder,
    private readonly events: EventStore,
    private readonly lateAnswers: LateAnswers,
    private readonly keys: ApiKeys,
    private readonly pool: Pool,
  ) {}

  onModuleInit(): void {
    this.datafiles.start();
    this.keys.start();
  }

  async onApplicationShutdown(): Promise<void> {
    const late = sleep(flushLimitMs, undefined, { ref: false });
    await Promise.all([
      this.exposures.close(flushLimitMs),
      Promise.race([this.tracking.drained().then(() => this.events.drained()), late]),
      Promise.race([this.lateAnswers.drained(), late]),
      this.datafiles.stop(),
      this.keys.stop(),
    ]);
    if (this.exposures.dropped > 0) this.logger.warn(`${this.exposures.dropped} exposures were lost.`);
    await Promise.race([this.pool.end(), sleep(1_000, undefined, { ref: false })]);
  }
}
