import { Injectable, Logger } from '@nestjs/common';
import { Monitoring, type Reading } from './monitoring.js';
import { Outage } from './outage.js';

/** A task that a process does by itself, again and again. */
export interface Job {
  /** As figures name it. */
  readonly name: string;
  /** What the log says while it fails, before the reason. */
  readonly fails: string;
  /** What the log says when it works again. */
  readonly works: string;
}

/**
 * How a run ended: `elsewhere` when another process was at it, which is no success of this one; `more` when it did a part
 * and the next one is to begin at once.
 */
export type Outcome = 'done' | 'more' | 'elsewhere' | 'failed';

interface JobRecord {
  readonly outage: Outage;
  lastSuccessMs: number | undefined;
  durationSeconds: number | undefined;
  runs: number;
  failures: number;
}

/** What is known of the tasks of this process: for operators as figures, for readers of logs in two lines an outage. */
@Injectable()
export class Jobs {
  private readonly logger = new Logger('jobs');
  private readonly records = new Map<string, JobRecord>();

  constructor(monitoring: Monitoring) {
    monitoring.add({
      name: 'abtesting_job_last_success_timestamp_seconds',
      help: 'When a task of this process was last done, in seconds since 1970, by job.',
      kind: 'gauge',
      labelNames: ['job'],
      read: () => this.readings(({ lastSuccessMs }) => lastSuccessMs && lastSuccessMs / 1_000),
    });
    monitoring.add({
      name: 'abtesting_job_duration_seconds',
      help: 'How long the last run of a task took, by job.',
      kind: 'gauge',
      labelNames: ['job'],
      read: () => this.readings(({ durationSeconds }) => durationSeconds),
    });
    monitoring.add({
      name: 'abtesting_job_runs_total',
      help: 'Runs of a task that ended, by job; also those that failed, or found another process at it.',
      kind: 'counter',
      labelNames: ['job'],
      read: () => this.readings(({ runs }) => runs),
    });
    monitoring.add({
      name: 'abtesting_job_failures_total',
      help: 'Runs of a task that failed, by job.',
      kind: 'counter',
      labelNames: ['job'],
      read: () => this.readings(({ failures }) => failures),
    });
  }

  /** Shows a task in the figures before its first run. */
  expect(job: Job): void {
    this.recordOf(job);
  }

  /** Does the work; a failure is counted and logged once, and never thrown. Work that says nothing else is done. */
  async run(job: Job, work: () => Promise<Outcome | void>): Promise<Outcome> {
    const record = this.recordOf(job);
    const started = performance.now();
    try {
      const outcome = (await work()) ?? 'done';
      if (outcome !== 'elsewhere') record.lastSuccessMs = Date.now();
      record.outage.recover();
      return outcome;
    } catch (error) {
      record.failures++;
      record.outage.fail(error);
      return 'failed';
    } finally {
      record.runs++;
      record.durationSeconds = (performance.now() - started) / 1_000;
    }
  }

  private recordOf({ name, fails, works }: Job): JobRecord {
    let record = this.records.get(name);
    if (!record) {
      const outage = new Outage(this.logger, fails, works);
      record = { outage, lastSuccessMs: undefined, durationSeconds: undefined, runs: 0, failures: 0 };
      this.records.set(name, record);
    }
    return record;
  }

  private readings(value: (record: JobRecord) => number | undefined): Reading[] {
    return [...this.records].flatMap(([job, record]) => {
      const found = value(record);
      return found === undefined ? [] : [{ labels: { job }, value: found }];
    });
  }
}
