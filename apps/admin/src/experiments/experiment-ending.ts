import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Job, Jobs } from '#libs/monitoring';
import { EndCounting } from './end-counting.js';
import { isRunning } from './writer/configuration.js';
import { ExperimentWriter } from './writer/experiment-writer.js';

const checkEveryMs = 1_000;

/** An end is settled by who ended it; this is for what a crash left. */
const checksBetweenLooks = 30;

const job: Job = {
  name: 'planned-ends',
  fails: 'Planned ends wait',
  works: 'Planned ends come in time again.',
};

/** Ends experiments whose planned end has come. Any number of processes may do it at once. */
@Injectable()
export class ExperimentEnding implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private checks = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly writer: ExperimentWriter,
    private readonly counting: EndCounting,
    private readonly jobs: Jobs,
  ) {}

  onApplicationBootstrap(): void {
    this.schedule();
  }

  onApplicationShutdown(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private schedule(): void {
    this.timer = setTimeout(() => void this.tick(), checkEveryMs);
  }

  private async tick(): Promise<void> {
    await this.jobs.run(job, async () => {
      await this.endDue();
      if (this.checks++ % checksBetweenLooks === 0) await this.counting.settleRest();
    });
    if (this.timer !== undefined) this.schedule();
  }

  /** One that cannot be ended, or that a save holds, leaves the others alone; each has a transaction of its own. */
  private async endDue(): Promise<void> {
    const due = await this.dataSource.query<{ id: number }[]>(
      `SELECT id FROM experiment WHERE status IN ('Active', 'Paused') AND end_at <= now() ORDER BY id`,
    );
    let failure: Error | undefined;
    for (const { id } of due)
      await this.end(id).catch((error: Error) => {
        failure ??= error;
      });
    if (failure !== undefined) throw failure;
  }

  private async end(id: number): Promise<void> {
    await this.writer.change(
      id,
      ({ experiment }) => {
        const { endAt } = experiment;
        return isRunning(experiment) && endAt !== null && endAt <= new Date()
          ? { experiment: { status: 'Ended' } }
          : {};
      },
      { cause: { kind: 'planned-end' }, reason: 'Planned end' },
    );
  }
}
