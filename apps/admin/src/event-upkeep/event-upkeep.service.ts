import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import { Config } from '#libs/config';
import { type Job, Jobs } from '#libs/monitoring';
import {
  addPartition,
  dropPartition,
  endOf,
  listPartitions,
  monthsToCome,
  startOf,
} from './event-partitions.js';
import { removeExpiredUserRows } from './expired-user-rows.js';
import {
  noteRemoval,
  removeEvents,
  removeIdempotencyKeys,
  removeMarks,
  removeTrafficNotes,
} from './old-rows.js';

const dayMs = 86_400_000;
const retryMs = 600_000;

/** Any constant will do, as long as every process uses the same. */
const upkeepLock = 7_203_115;

const job: Job = {
  name: 'event-upkeep',
  fails: 'The upkeep of events waits',
  works: 'The upkeep of events goes on.',
};

/**
 * Keeps the events' table in shape, at the start and once a day: partitions ahead of need, and removal of what
 * is too old. Of several processes one does it.
 */
@Injectable()
export class EventUpkeep implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
    private readonly jobs: Jobs,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** Does what is due now, unless another process is at it. */
  async keepUp(now: Date): Promise<void> {
    const lock = this.dataSource.createQueryRunner();
    try {
      const rows = (await lock.query('SELECT pg_try_advisory_lock($1) AS taken', [upkeepLock])) as [
        { taken: boolean },
      ];
      if (rows[0].taken) await this.doWhatIsDue(now, lock);
    } finally {
      await lock.release();
    }
  }

  private async doWhatIsDue(now: Date, lock: QueryRunner): Promise<void> {
    try {
      await this.addMissing(now);
      await this.removeOld(now);
    } finally {
      await lock.query('SELECT pg_advisory_unlock($1)', [upkeepLock]).catch(() => undefined);
    }
  }

  private async run(): Promise<void> {
    const done = await this.jobs.run(job, () => this.keepUp(new Date()));
    if (this.stopped) return;
    this.timer = setTimeout(() => void (this.running = this.run()), done ? dayMs : retryMs);
  }

  private async addMissing(now: Date): Promise<void> {
    const present = new Set((await listPartitions(this.dataSource)).map(startOf));
    for (const month of monthsToCome(now))
      if (!present.has(startOf(month))) await addPartition(this.dataSource, month);
  }

  private async removeOld(now: Date): Promise<void> {
    await removeMarks(this.dataSource, now);
    await removeIdempotencyKeys(this.dataSource);
    await removeTrafficNotes(this.dataSource);
    const { eventRetentionDays, userRowRetentionDays } = this.config;
    if (userRowRetentionDays !== undefined) {
      const before = new Date(now.getTime() - userRowRetentionDays * dayMs);
      await removeExpiredUserRows(this.dataSource, { before, now });
    }
    if (eventRetentionDays === undefined) return;
    const before = new Date(now.getTime() - eventRetentionDays * dayMs);
    await noteRemoval(this.dataSource, before);
    for (const month of await listPartitions(this.dataSource))
      if (endOf(month) <= before.getTime()) await dropPartition(this.dataSource, month);
    await removeEvents(this.dataSource, before);
  }
}
