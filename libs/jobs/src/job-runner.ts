import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type BeforeApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Job, Jobs, type Outcome } from '#libs/monitoring';
import { withLease } from './job-lease.js';

/** A task that a process does by itself, again and again. */
export interface PeriodicJob extends Job {
  /** From the end of a run to the beginning of the next one; milliseconds. */
  readonly everyMs: number;
  /** The same after a run that failed or found another process at it, where it differs. */
  readonly retryMs?: number;
  /** Whether the first run begins at the start. */
  readonly atStart?: boolean;
  /** How many runs go on at a time in this process: one when left out; the next one then does not wait for the last. */
  readonly atOnce?: number;
}

/** One run; the signal says that it is to end early. What it returns counts as `done` unless it is an outcome. */
export type Work = (signal: AbortSignal) => Promise<Outcome | void>;

interface Started {
  readonly job: PeriodicJob;
  readonly work: Work;
  readonly underWay: Set<Promise<Outcome>>;
  timer?: NodeJS.Timeout | undefined;
}

const stopPatienceMs = 8_000;

/**
 * Runs what processes do by themselves. A run that fails is counted, logged once an outage and done again. At the stop of
 * the process no run begins any more, and those under way are told and waited for.
 */
@Injectable()
export class JobRunner implements OnModuleDestroy, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private readonly started = new Map<string, Started>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
  ) {}

  /** @throws Error for a name that is taken: figures and leases go by it */
  start(job: PeriodicJob, work: Work): void {
    if (this.started.has(job.name)) throw new Error(`There is a job ${job.name} already.`);
    const started: Started = { job, work, underWay: new Set() };
    this.started.set(job.name, started);
    this.jobs.expect(job);
    if (job.atStart) void this.tick(started);
    else this.schedule(started, job.everyMs);
  }

  /** A further run of a job at once; where as many go on as may, it waits for those instead. Never rejects. */
  async runNow(name: string): Promise<void> {
    const started = this.started.get(name);
    if (started && !this.stopping.signal.aborted) await this.runOrWait(started);
  }

  /** Does work that one process at a time is to do, unless another one is at it; see `withLease`. */
  runByOne(name: string, work: (signal: AbortSignal) => Promise<unknown>): Promise<Outcome> {
    return withLease(this.dataSource, { name, signal: this.stopping.signal }, work);
  }

  onModuleDestroy(): void {
    this.stopping.abort();
    for (const { timer } of this.started.values()) clearTimeout(timer);
  }

  async beforeApplicationShutdown(): Promise<void> {
    const underWay = [...this.started.values()].flatMap((started) => [...started.underWay]);
    await Promise.race([Promise.all(underWay), sleep(stopPatienceMs, undefined, { ref: false })]);
  }

  private schedule(started: Started, ms: number): void {
    if (this.stopping.signal.aborted) return;
    started.timer = setTimeout(() => void this.tick(started), ms);
  }

  private async tick(started: Started): Promise<void> {
    const { everyMs, retryMs = everyMs, atOnce = 1 } = started.job;
    if (atOnce > 1) {
      if (started.underWay.size < atOnce) void this.run(started);
      return this.schedule(started, everyMs);
    }
    let outcome: Outcome;
    do outcome = await this.runOrWait(started);
    while (outcome === 'more' && !this.stopping.signal.aborted);
    this.schedule(started, outcome === 'done' || outcome === 'more' ? everyMs : retryMs);
  }

  private async runOrWait(started: Started): Promise<Outcome> {
    const { underWay, job } = started;
    if (underWay.size < (job.atOnce ?? 1)) return this.run(started);
    await Promise.all(underWay);
    return 'done';
  }

  private async run({ job, work, underWay }: Started): Promise<Outcome> {
    const { signal } = this.stopping;
    const run = this.jobs.run(job, () =>
      work(signal).catch((error: unknown) => {
        // What ends early because the process stops has not failed.
        if (!signal.aborted) throw error;
      }),
    );
    underWay.add(run);
    return run.finally(() => underWay.delete(run));
  }
}
