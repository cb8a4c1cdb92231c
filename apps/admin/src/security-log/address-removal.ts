import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '#libs/config';
import { type Job, Jobs } from '#libs/monitoring';

const hourMs = 3_600_000;

/** Removes the addresses of log-ins from the security logs after SECURITY_LOG_ADDRESS_DAYS; networks stay. */
const job: Job = {
  name: 'address-removal',
  fails: 'Old addresses in security logs wait for their removal',
  works: 'Old addresses in security logs are removed again.',
};

@Injectable()
export class AddressRemoval implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
    private readonly jobs: Jobs,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.tryRemove();
    this.timer = setInterval(() => void (this.running = this.tryRemove()), hourMs);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  async remove(): Promise<void> {
    await this.dataSource.query(
      `UPDATE security_entry SET address = NULL
       WHERE address IS NOT NULL AND at < now() - make_interval(days => $1)`,
      [this.config.securityLogAddressDays],
    );
  }

  private async tryRemove(): Promise<void> {
    await this.jobs.run(job, () => this.remove());
  }
}
