import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '#libs/config';
import { hourMs } from '#libs/durations';
import { JobRunner, type PeriodicJob } from '#libs/jobs';

/** Removes the addresses of log-ins from the security logs after SECURITY_LOG_ADDRESS_DAYS; networks stay. */
const job: PeriodicJob = {
  name: 'address-removal',
  fails: 'Old addresses in security logs wait for their removal',
  works: 'Old addresses in security logs are removed again.',
  everyMs: hourMs,
  atStart: true,
};

@Injectable()
export class AddressRemoval implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
    private readonly runner: JobRunner,
  ) {}

  onApplicationBootstrap(): void {
    this.runner.start(job, () => this.remove());
  }

  async remove(): Promise<void> {
    await this.dataSource.query(
      `UPDATE security_entry SET address = NULL
       WHERE address IS NOT NULL AND at < now() - make_interval(days => $1)`,
      [this.config.securityLogAddressDays],
    );
  }
}
