import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { ExperimentReportKind } from '#libs/entities';
import { JobRunner } from '#libs/jobs';
import { Clock } from '../clock.js';
import { Collector, type Collected } from './collector.js';

interface Count {
  readonly experimentId: number;
  readonly kind: ExperimentReportKind;
  readonly count: number;
  /** Milliseconds since 1970. */
  readonly lastAt: number;
}

const largestCount = 1_000_000_000;

const counts: Collected<Count> = {
  job: {
    name: 'report-counts',
    fails: 'Reports of browsers wait for the database',
    works: 'Reports of browsers are written down again.',
    everyMs: 2_000,
  },
  most: 10_000,
  name: ({ experimentId, kind }) => `${experimentId} ${kind}`,
  merge: (known, { count, lastAt }) => ({
    ...known,
    count: known.count + count,
    lastAt: Math.max(known.lastAt, lastAt),
  }),
  statement: {
    name: 'count-reports',
    // An experiment that is gone meanwhile has no reports.
    text: `
      INSERT INTO experiment_report AS known (experiment_id, kind, count, last_at)
      SELECT given.experiment_id, given.kind, given.count, given.last_at
      FROM unnest($1::int[], $2::text[], $3::int[], $4::timestamptz[]) AS given (experiment_id, kind, count, last_at)
      JOIN experiment ON experiment.id = given.experiment_id
      ORDER BY given.experiment_id, given.kind
      ON CONFLICT (experiment_id, kind) DO UPDATE
      SET count = least(known.count::bigint + EXCLUDED.count, ${largestCount}),
        last_at = greatest(known.last_at, EXCLUDED.last_at)`,
  },
  row: ({ experimentId, kind, count, lastAt }) => [
    ...[experimentId, kind, Math.min(count, largestCount), new Date(lastAt)],
  ],
};

/** Counts what browsers report, by experiment, for anyone who judges results. */
@Injectable()
export class ReportCounts extends Collector<Count> {
  constructor(
    pool: Pool,
    private readonly clock: Clock,
    runner: JobRunner,
  ) {
    super(pool, runner, counts);
  }

  add(experimentId: number, kind: ExperimentReportKind): void {
    this.keep({ experimentId, kind, count: 1, lastAt: this.clock.now() });
  }
}
