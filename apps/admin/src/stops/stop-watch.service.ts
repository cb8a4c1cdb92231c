import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { JobRunner, type Outcome, type PeriodicJob } from '#libs/jobs';
import { Outage } from '#libs/monitoring';
import { AutomaticStops } from './automatic-stops.service.js';

const job: PeriodicJob = {
  name: 'automatic-stops',
  fails: 'Automatic stops wait',
  works: 'Automatic stops are looked after again.',
  everyMs: 10_000,
};

/** Looks every few seconds after the experiments that end or stop by themselves. Of several processes one does it. */
@Injectable()
export class StopWatch implements OnApplicationBootstrap {
  private readonly logger = new Logger(StopWatch.name);
  private readonly failing = new Map<number, Outage>();

  constructor(
    private readonly stops: AutomaticStops,
    private readonly runner: JobRunner,
  ) {}

  onApplicationBootstrap(): void {
    this.runner.start(job, () => this.checkAll(new Date()));
  }

  /** Checks every experiment that asks for it, unless another process is at it. */
  async checkAll(now: Date): Promise<Outcome> {
    const ids = await this.stops.list();
    if (ids.length === 0) return 'done';
    return this.runner.runByOne(job.name, async (signal) => {
      for (const id of ids) if (!signal.aborted) await this.check(id, now, signal);
    });
  }

  /** An experiment that cannot be checked leaves the others alone; it is logged once. */
  private async check(id: number, now: Date, signal: AbortSignal): Promise<void> {
    try {
      await this.stops.check(id, now);
      this.failing.get(id)?.recover();
      this.failing.delete(id);
    } catch (error) {
      if (!signal.aborted) this.outageOf(id).fail(error);
    }
  }

  private outageOf(id: number): Outage {
    const known = this.failing.get(id);
    if (known) return known;
    const [begins, ends] = [`Experiment ${id} is not watched`, `Experiment ${id} is watched again.`];
    const outage = new Outage(this.logger, begins, ends);
    this.failing.set(id, outage);
    return outage;
  }
}
