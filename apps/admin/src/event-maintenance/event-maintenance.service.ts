import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '#libs/config';
import { dayMs } from '#libs/durations';
import { JobRunner, type Outcome, type PeriodicJob } from '#libs/jobs';
import { ReportsService } from '../reports/reports.service.js';
import { keepUp } from './keep-up.js';

const job: PeriodicJob = {
  name: 'event-upkeep',
  fails: 'The upkeep of events waits',
  works: 'The upkeep of events goes on.',
  everyMs: dayMs,
  retryMs: 600_000,
  atStart: true,
};

/**
 * Keeps the events' table in shape, at the start and once a day: partitions ahead of need, and removal of what
 * is too old. Of several processes one does it.
 */
@Injectable()
export class EventMaintenance implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
    private readonly runner: JobRunner,
    private readonly reports: ReportsService,
  ) {}

  onApplicationBootstrap(): void {
    this.runner.start(job, (signal) => this.keepUp(new Date(), signal));
  }

  /** Does what is due now, unless another process is at it. */
  keepUp(now: Date, signal?: AbortSignal): Promise<Outcome> {
    const { eventRetentionDays, userRowRetentionDays } = this.config;
    return keepUp(this.dataSource, {
      ...{ now, eventRetentionDays, userRowRetentionDays, signal },
      summarize: (part) => this.reports.make('quantileDays', part, { owner: 'shared metrics' }),
    });
  }
}
