import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Monitoring } from '#libs/monitoring';

const askMs = 5_000;

interface Mails {
  readonly waiting: number;
  readonly failed: number;
  readonly oldestSeconds: number;
}

/** What operators may want to know of mails; a figure is as of the question before, at most five seconds older. */
@Injectable()
export class MailFigures implements OnModuleInit {
  private mails: Mails = { waiting: 0, failed: 0, oldestSeconds: 0 };
  private askedAt = -Infinity;

  constructor(
    private readonly monitoring: Monitoring,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    const kind = 'gauge';
    this.monitoring.add({
      ...{ name: 'abtesting_mails_waiting', kind, read: () => this.read().waiting },
      help: 'Mails that wait to be handed over to the mail server.',
    });
    this.monitoring.add({
      ...{ name: 'abtesting_mails_failed', kind, read: () => this.read().failed },
      help: 'Mails of the last seven days that were given up.',
    });
    this.monitoring.add({
      ...{ name: 'abtesting_mail_lag_seconds', kind, read: () => this.read().oldestSeconds },
      help: 'How long the oldest waiting mail waits.',
    });
  }

  private read(): Mails {
    if (performance.now() - this.askedAt > askMs) {
      this.askedAt = performance.now();
      void this.ask().catch(() => undefined);
    }
    return this.mails;
  }

  private async ask(): Promise<void> {
    const [mails] = await this.dataSource.query<[Mails]>(
      `SELECT count(*) FILTER (WHERE state IN ('waiting', 'sending'))::int AS waiting,
         count(*) FILTER (WHERE state = 'failed')::int AS failed,
         coalesce(extract(epoch FROM now() - min(created_at) FILTER (WHERE state IN ('waiting', 'sending'))), 0)::float
           AS "oldestSeconds"
       FROM outgoing_mail`,
    );
    this.mails = mails;
  }
}
