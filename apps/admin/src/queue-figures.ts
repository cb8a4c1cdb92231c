import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Monitoring, type Reading } from '#libs/monitoring';
import { PasswordsService } from './accounts/passwords/passwords.service.js';
import { ReportsService } from './reports/reports.service.js';
import type { JobQueue } from './threads/index.js';

/** What operators may want to know of work that is done beside the event loop. */
@Injectable()
export class QueueFigures implements OnModuleInit {
  constructor(
    private readonly monitoring: Monitoring,
    private readonly passwords: PasswordsService,
    private readonly reports: ReportsService,
  ) {}

  onModuleInit(): void {
    this.monitoring.add({
      name: 'abtesting_jobs_waiting',
      help: 'Passwords and reports that wait for their turn.',
      kind: 'gauge',
      labelNames: ['queue'],
      read: () => this.readAll((queue) => [{ labels: {}, value: queue.waitingCount }]),
    });
    this.monitoring.add({
      name: 'abtesting_jobs_refused_total',
      help: 'Passwords and reports that were not begun, by reason.',
      kind: 'counter',
      labelNames: ['queue', 'reason'],
      read: () =>
        this.readAll((queue) =>
          [...queue.refusals].map(([reason, value]) => ({ labels: { reason }, value })),
        ),
    });
  }

  /** Values with the same labels add up. */
  private readAll(readingsOf: (queue: JobQueue) => Reading[]): Reading[] {
    const queues = { passwords: [this.passwords.queue], reports: this.reports.queues };
    const sums = new Map<string, Reading>();
    for (const [queue, own] of Object.entries(queues)) {
      for (const { labels, value } of own.flatMap(readingsOf)) {
        const key = JSON.stringify([queue, labels]);
        sums.set(key, { labels: { queue, ...labels }, value: value + (sums.get(key)?.value ?? 0) });
      }
    }
    return [...sums.values()];
  }
}
