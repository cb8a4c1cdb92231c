import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Pool } from 'pg';
import type { ExperimentReportKind } from '#libs/entities';
import { JobRunner, type PeriodicJob } from '#libs/jobs';
import { Clock } from '../clock.js';

interface Count {
  readonly experimentId: number;
  readonly kind: ExperimentReportKind;
  readonly count: number;
  /** Milliseconds since 1970. */
  readonly lastAt: number;
}

const job: PeriodicJob = {
  name: 'report-counts',
  fails: 'Reports of browsers wait for the database',
  works: 'Reports of browsers are written down again.',
  everyMs: 2_000,
};
/** Reports of more experiments at once are not counted. */
const maxCounts = 10_000;
const largestCount = 1_000_000_000;

/**
 * Counts what browsers report, by experiment, on its way to a table where anyone who judges results finds it. It is
 * collected in memory, which is bounded, and waits there while the database is unavailable.
 */
@Injectable()
export class ReportCounts implements OnModuleInit, OnApplicationShutdown {
  private counts = new Map<string, Count>();

  constructor(
    private readonly pool: Pool,
    private readonly clock: Clock,
    private readonly runner: JobRunner,
  ) {}

  onModuleInit(): void {
    this.runner.start(job, () => this.flush());
  }

  async onApplicationShutdown(): Promise<void> {
    await this.flush().catch(() => undefined);
  }

  add(experimentId: number, kind: ExperimentReportKind): void {
    this.keep({ experimentId, kind, count: 1, lastAt: this.clock.now() });
  }

  /** Writes down what is collected; what cannot be written now is kept for the next time, and the failure thrown. */
  async flush(): Promise<void> {
    if (this.counts.size === 0) return;
    const counts = [...this.counts.values()];
    this.counts = new Map();
    try {
      await this.write(counts);
    } catch (error) {
      for (const count of counts) this.keep(count);
      throw error;
    }
  }

  private keep(added: Count): void {
    const name = `${added.experimentId} ${added.kind}`;
    const known = this.counts.get(name);
    if (known === undefined && this.counts.size >= maxCounts) return;
    const { count = 0, lastAt = 0 } = known ?? {};
    this.counts.set(name, { ...added, count: count + added.count, lastAt: Math.max(lastAt, added.lastAt) });
  }

  private async write(counts: readonly Count[]): Promise<void> {
    // In one order everywhere, so that processes wait for each other instead of deadlocking.
    const ordered = [...counts].sort(
      (one, other) => one.experimentId - other.experimentId || (one.kind < other.kind ? -1 : 1),
    );
    await this.pool.query({
      name: 'count-reports',
      text: counting,
      values: [
        ordered.map(({ experimentId }) => experimentId),
        ordered.map(({ kind }) => kind),
        ordered.map(({ count }) => Math.min(count, largestCount)),
        ordered.map(({ lastAt }) => new Date(lastAt)),
      ],
    });
  }
}

/** An experiment that is gone meanwhile has no reports. */
const counting = `
  INSERT INTO experiment_report AS known (experiment_id, kind, count, last_at)
  SELECT given.experiment_id, given.kind, given.count, given.last_at
  FROM unnest($1::int[], $2::text[], $3::int[], $4::timestamptz[]) AS given (experiment_id, kind, count, last_at)
  JOIN experiment ON experiment.id = given.experiment_id
  ON CONFLICT (experiment_id, kind) DO UPDATE
  SET count = least(known.count::bigint + EXCLUDED.count, ${largestCount}),
    last_at = greatest(known.last_at, EXCLUDED.last_at)`;
