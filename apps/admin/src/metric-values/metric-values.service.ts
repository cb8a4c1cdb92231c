import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { JobRunner, type Outcome, type PeriodicJob } from '#libs/jobs';
import { Monitoring } from '#libs/monitoring';
import { MetricKeeper } from './metric-keeper.js';

const job: PeriodicJob = {
  name: 'metric-values',
  fails: 'Values of shared metrics wait',
  works: 'Values of shared metrics are kept up to date again.',
  everyMs: 5_000,
};

/** Apart from it, since a quantile is worked out of every end user's values and takes its time. */
const quantiles: PeriodicJob = {
  name: 'metric-quantiles',
  fails: 'Quantiles of shared metrics wait',
  works: 'Quantiles of shared metrics are kept up to date again.',
  everyMs: 5_000,
};

/** Keeps the values of shared metrics up to date while the app runs. Of several processes one does it. */
@Injectable()
export class MetricValues implements OnModuleInit, OnApplicationBootstrap {
  private readonly keeper: MetricKeeper;
  private lag = 0;

  constructor(
    dataSource: DataSource,
    private readonly runner: JobRunner,
    private readonly monitoring: Monitoring,
  ) {
    this.keeper = new MetricKeeper(dataSource);
  }

  onModuleInit(): void {
    this.monitoring.add({
      name: 'abtesting_shared_metrics_lag_seconds',
      help: 'How old what is not in the values of shared metrics yet is at most.',
      kind: 'gauge',
      read: () => [{ labels: {}, value: this.lag }],
    });
    this.monitoring.add({
      name: 'abtesting_shared_metrics_end_users_total',
      help: 'End users whose values of shared metrics were worked out.',
      kind: 'counter',
      read: () => [{ labels: {}, value: this.keeper.endUsers }],
    });
  }

  onApplicationBootstrap(): void {
    this.runner.start(job, () => this.keepUp({ paced: true }));
    this.runner.start(quantiles, () => this.refreshQuantiles({ paced: true }));
  }

  /** Does what is due now, unless another process is at it. Costs two look-ups where no shared metric is in use. */
  async keepUp({ paced = false } = {}): Promise<Outcome | void> {
    if (!(await this.keeper.hasWork())) return;
    return this.runner.runByOne(job.name, async (signal) => {
      await this.keeper.keepUp({ paced, signal });
      this.lag = await this.keeper.readLag();
    });
  }

  /** Works out the quantiles of values that changed, unless another process is at it. */
  async refreshQuantiles({ paced = false } = {}): Promise<Outcome | void> {
    if (!(await this.keeper.hasWork())) return;
    return this.runner.runByOne(quantiles.name, (signal) => this.keeper.refreshQuantiles({ paced, signal }));
  }
}
