import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Pool } from 'pg';
import { DatafileStore } from '#libs/datafiles';
import { ApiKeys } from '#libs/guards';
import { ReadinessProbes } from '#libs/program';
import { EventRecorder, EventStore, ExposureRecorder, LateAnswers, WriteWatch } from '#libs/ingestion';
import { SecurityLog } from '#libs/security';

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
    private readonly securityLog: SecurityLog,
    private readonly pool: Pool,
    private readonly writes: WriteWatch,
    private readonly probes: ReadinessProbes,
  ) {}

  onModuleInit(): void {
    this.probes.add({ name: 'decision-database', check: () => this.checkDatabase() });
    this.datafiles.start();
    this.keys.start();
  }

  /** Through the connections that decisions and events use, which may fail where others do not. */
  private async checkDatabase(): Promise<void> {
    await this.pool.query('SELECT 1');
    if (!this.writes.isWell) throw new Error('The database refuses what is written.');
  }

  async onApplicationShutdown(): Promise<void> {
    const late = sleep(flushLimitMs, undefined, { ref: false });
    await Promise.all([
      this.exposures.close(flushLimitMs),
      Promise.race([this.tracking.drained().then(() => this.events.drained()), late]),
      Promise.race([this.lateAnswers.drained(), late]),
      this.datafiles.stop(),
      Promise.race([this.keys.stop().then(() => this.securityLog.flush()), late]),
    ]);
    if (this.exposures.dropped > 0) this.logger.warn(`${this.exposures.dropped} exposures were lost.`);
  }
}
