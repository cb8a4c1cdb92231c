import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Pool } from 'pg';
import type { CompiledExperiment } from '#libs/evaluation';
import { JobRunner, type PeriodicJob } from '#libs/jobs';
import { Clock } from '../clock.js';
import type { EvaluationTally } from './evaluation-tally.js';
import type { ServedProject } from './served-project.js';

const job: PeriodicJob = {
  name: 'evaluation-counts',
  fails: 'How often flags are asked for waits for the database',
  works: 'How often flags are asked for is written down again.',
  everyMs: 60_000,
};
/** Further flags are not counted while the database is unavailable. */
const maxWaiting = 100_000;

interface DayCount {
  readonly projectId: number;
  readonly experimentId: number;
  readonly day: string;
  count: number;
}

/**
 * How often flags are asked for, by day, on its way to a table where the list of stale flags finds it whichever process
 * answered. A request adds to an array; once a minute the sums are written.
 */
@Injectable()
export class EvaluationCounts implements OnModuleInit, OnApplicationShutdown {
  private tallies: EvaluationTally[] = [];
  private waiting = new Map<string, DayCount>();

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

  note({ tally }: ServedProject, experiments: readonly CompiledExperiment[]): void {
    if (tally.add(experiments)) this.tallies.push(tally);
  }

  /** Writes down what was counted; what cannot be written now is kept for the next time, and the failure thrown. */
  async flush(): Promise<void> {
    this.gather();
    if (this.waiting.size === 0) return;
    const { waiting } = this;
    this.waiting = new Map();
    try {
      await this.write([...waiting.values()]);
    } catch (error) {
      for (const one of waiting.values()) this.keep(one);
      throw error;
    }
  }

  private gather(): void {
    const { tallies } = this;
    this.tallies = [];
    const day = new Date(this.clock.now()).toISOString().slice(0, 10);
    for (const tally of tallies)
      for (const [experimentId, count] of tally.take())
        this.keep({ projectId: tally.projectId, experimentId, day, count });
  }

  private keep(one: DayCount): void {
    const name = `${one.projectId} ${one.experimentId} ${one.day}`;
    const known = this.waiting.get(name);
    if (known) known.count += one.count;
    else if (this.waiting.size < maxWaiting) this.waiting.set(name, { ...one });
  }

  private async write(counts: readonly DayCount[]): Promise<void> {
    // In one order everywhere, so that processes wait for each other instead of deadlocking.
    const ordered = [...counts].sort(
      (one, other) =>
        one.projectId - other.projectId ||
        one.experimentId - other.experimentId ||
        (one.day < other.day ? -1 : 1),
    );
    await this.pool.query({
      name: 'count-evaluations',
      text: counting,
      values: [
        ordered.map(({ projectId }) => projectId),
        ordered.map(({ experimentId }) => experimentId),
        ordered.map(({ day }) => day),
        ordered.map(({ count }) => count),
      ],
    });
  }
}

/** A project that is gone meanwhile has none. */
const counting = `
  INSERT INTO flag_evaluation AS known (project_id, experiment_id, day, count)
  SELECT given.project_id, given.experiment_id, given.day, given.count
  FROM unnest($1::int[], $2::int[], $3::date[], $4::bigint[]) AS given (project_id, experiment_id, day, count)
  JOIN project ON project.id = given.project_id
  ON CONFLICT (project_id, experiment_id, day) DO UPDATE SET count = known.count + EXCLUDED.count`;
