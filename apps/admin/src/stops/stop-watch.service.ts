import { advisoryLocks } from '#libs/entities';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Job, Jobs, Outage } from '#libs/monitoring';
import { AutomaticStops } from './automatic-stops.service.js';

const checkEveryMs = 10_000;

const job: Job = {
  name: 'automatic-stops',
  fails: 'Automatic stops wait',
  works: 'Automatic stops are looked after again.',
};

/** Looks every few seconds after the experiments that end or stop by themselves. Of several processes one does it. */
@Injectable()
export class StopWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(StopWatch.name);
  private readonly failing = new Map<number, Outage>();
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly stops: AutomaticStops,
    private readonly jobs: Jobs,
  ) {}

  onApplicationBootstrap(): void {
    this.schedule();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** Checks every experiment that asks for it, unless another process is at it. */
  async checkAll(now: Date): Promise<void> {
    const ids = await this.stops.list();
    if (ids.length === 0) return;
    const lock = this.dataSource.createQueryRunner();
    try {
      const query = 'SELECT pg_try_advisory_lock($1) AS taken';
      const [{ taken }] = (await lock.query(query, [advisoryLocks.automaticStops])) as [{ taken: boolean }];
      if (!taken) return;
      for (const id of ids) if (!this.stopped) await this.check(id, now);
      await lock.query('SELECT pg_advisory_unlock($1)', [advisoryLocks.automaticStops]);
    } finally {
      await lock.release();
    }
  }

  /** An experiment that cannot be checked leaves the others alone; it is logged once. */
  private async check(id: number, now: Date): Promise<void> {
    try {
      await this.stops.check(id, now);
      this.failing.get(id)?.recover();
      this.failing.delete(id);
    } catch (error) {
      if (!this.stopped) this.outageOf(id).fail(error);
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

  private schedule(): void {
    this.timer = setTimeout(() => void (this.running = this.run()), checkEveryMs);
  }

  private async run(): Promise<void> {
    await this.jobs.run(job, () => this.checkAll(new Date()));
    if (!this.stopped) this.schedule();
  }
}
