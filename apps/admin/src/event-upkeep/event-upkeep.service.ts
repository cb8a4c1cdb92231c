import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '#libs/config';
import { type Job, Jobs } from '#libs/monitoring';
import { keepUp } from './keep-up.js';

const dayMs = 86_400_000;
const retryMs = 600_000;

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
    const { eventRetentionDays, userRowRetentionDays } = this.config;
    await keepUp(this.dataSource, { now, eventRetentionDays, userRowRetentionDays });
  }

  private async run(): Promise<void> {
    const done = await this.jobs.run(job, () => this.keepUp(new Date()));
    if (this.stopped) return;
    this.timer = setTimeout(() => void (this.running = this.run()), done ? dayMs : retryMs);
  }
}
