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

interface JobRecord {
  readonly outage: Outage;
  lastSuccessMs: number | undefined;
  durationSeconds: number | undefined;
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
      name: 'abtesting_job_failures_total',
      help: 'Runs of a task that failed, by job.',
      kind: 'counter',
      labelNames: ['job'],
      read: () => this.readings(({ failures }) => failures),
    });
  }

  /** Does the work; a failure is counted and logged once, and never thrown. Whether it was done. */
  async run(job: Job, work: () => Promise<unknown>): Promise<boolean> {
    const record = this.recordOf(job);
    const started = performance.now();
    try {
      await work();
      record.lastSuccessMs = Date.now();
      record.outage.recover();
      return true;
    } catch (error) {
      record.failures++;
      record.outage.fail(error);
      return false;
    } finally {
      record.durationSeconds = (performance.now() - started) / 1_000;
    }
  }

  private recordOf({ name, fails, works }: Job): JobRecord {
    let record = this.records.get(name);
    if (!record) {
      const outage = new Outage(this.logger, fails, works);
      record = { outage, lastSuccessMs: undefined, durationSeconds: undefined, failures: 0 };
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
