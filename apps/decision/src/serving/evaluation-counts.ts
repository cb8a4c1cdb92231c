import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { CompiledExperiment } from '#libs/evaluation';
import { JobRunner } from '#libs/jobs';
import { Clock } from '../clock.js';
import { Collector, type Collected } from '../notes/index.js';
import type { EvaluationTally } from './evaluation-tally.js';
import type { ServedProject } from './served-project.js';

interface DayCount {
  readonly projectId: number;
  readonly experimentId: number;
  readonly day: string;
  readonly count: number;
}

const counts: Collected<DayCount> = {
  job: {
    name: 'evaluation-counts',
    fails: 'How often flags are asked for waits for the database',
    works: 'How often flags are asked for is written down again.',
    everyMs: 60_000,
  },
  most: 100_000,
  name: ({ projectId, experimentId, day }) => `${projectId} ${experimentId} ${day}`,
  merge: (known, { count }) => ({ ...known, count: known.count + count }),
  statement: {
    name: 'count-evaluations',
    // A project that is gone meanwhile has none.
    text: `
      INSERT INTO flag_evaluation AS known (project_id, experiment_id, day, count)
      SELECT given.project_id, given.experiment_id, given.day, given.count
      FROM unnest($1::int[], $2::int[], $3::date[], $4::bigint[]) AS given (project_id, experiment_id, day, count)
      JOIN project ON project.id = given.project_id
      ORDER BY given.project_id, given.experiment_id, given.day
      ON CONFLICT (project_id, experiment_id, day) DO UPDATE SET count = known.count + EXCLUDED.count`,
  },
  row: ({ projectId, experimentId, day, count }) => [projectId, experimentId, day, count],
};

/** How often flags are asked for, by day, for the list of stale flags. A request adds to an array. */
@Injectable()
export class EvaluationCounts extends Collector<DayCount> {
  private tallies: EvaluationTally[] = [];

  constructor(
    pool: Pool,
    private readonly clock: Clock,
    runner: JobRunner,
  ) {
    super(pool, runner, counts);
  }

  note({ tally }: ServedProject, experiments: readonly CompiledExperiment[]): void {
    if (tally.add(experiments)) this.tallies.push(tally);
  }

  protected override gather(): void {
    const { tallies } = this;
    this.tallies = [];
    const day = new Date(this.clock.now()).toISOString().slice(0, 10);
    for (const tally of tallies)
      for (const [experimentId, count] of tally.take())
        this.keep({ projectId: tally.projectId, experimentId, day, count });
  }
}
