import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { JobRunner, type PeriodicJob } from '#libs/jobs';
import { EndCounting } from './end-counting.js';
import { isRunning } from './writer/configuration.js';
import { ExperimentWriter } from './writer/experiment-writer.js';

/** An end is settled by who ended it; this is for what a crash left. */
const checksBetweenLooks = 30;

const job: PeriodicJob = {
  name: 'planned-ends',
  fails: 'Planned ends wait',
  works: 'Planned ends come in time again.',
  everyMs: 1_000,
};

/** Ends experiments whose planned end has come. Any number of processes may do it at once. */
@Injectable()
export class ExperimentEnding implements OnApplicationBootstrap {
  private checks = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly writer: ExperimentWriter,
    private readonly counting: EndCounting,
    private readonly runner: JobRunner,
  ) {}

  onApplicationBootstrap(): void {
    this.runner.start(job, () => this.check());
  }

  private async check(): Promise<void> {
    await this.endDue();
    if (this.checks++ % checksBetweenLooks === 0) await this.counting.settleRest();
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
