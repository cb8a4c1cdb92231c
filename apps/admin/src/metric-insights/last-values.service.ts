import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { dayMs, minuteMs } from '#libs/durations';
import { JobRunner, type Outcome, type PeriodicJob } from '#libs/jobs';
import { compileMetric, needsOfAll, type MetricDefinition } from '#libs/metrics';
import { TimeSlices } from '../threads/index.js';
import { overAll } from './over-all.js';
import { readRecentEvents } from './recent-events.js';

const job: PeriodicJob = {
  name: 'metric-last-values',
  fails: 'Last values of shared metrics wait',
  works: 'Last values of shared metrics are worked out again.',
  everyMs: 5_000,
};

const lastMs = 30 * dayMs;
/** Metrics of a project that are worked out of one reading of its events. */
const mostMetrics = 100;
const leastRestMs = 5 * minuteMs;
/** What took long rests so many times as long. */
const restFactor = 20;

interface DueMetric {
  id: number;
  version: number;
  definition: MetricDefinition;
}

/** Works out what shared metrics came to over the last 30 days, of those that are looked at in lists. */
@Injectable()
export class LastValues implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: JobRunner,
  ) {}

  onApplicationBootstrap(): void {
    this.runner.start(job, () => this.workOutDue());
  }

  /** Projects take turns: each has some of its metrics worked out. */
  async workOutDue(): Promise<Outcome | void> {
    const projects = await this.dataSource.query<{ id: number }[]>(
      `SELECT DISTINCT metric.project_id AS id FROM ${due} ORDER BY 1`,
    );
    if (projects.length === 0) return;
    return this.runner.runByOne(job.name, async (signal) => {
      for (const { id } of projects) {
        if (signal.aborted) return;
        await this.workOut(id);
      }
    });
  }

  private async workOut(projectId: number): Promise<void> {
    const begun = performance.now();
    const { rows, from, until } = await this.dataSource.transaction('REPEATABLE READ', (manager) =>
      valuesOf(manager, projectId),
    );
    const restMs = Math.max(leastRestMs, restFactor * (performance.now() - begun));
    await this.dataSource.query(
      `UPDATE shared_metric_value AS known
       SET version = x.version, value = x.value, users = x.users, "from" = $5, until = $6,
         next_at = now() + $7::float8 * interval '1 millisecond'
       FROM unnest($1::int[], $2::int[], $3::float8[], $4::bigint[]) AS x (id, version, value, users)
       WHERE known.shared_metric_id = x.id`,
      [
        rows.map(({ id }) => id),
        rows.map(({ version }) => version),
        rows.map(({ value }) => value),
        rows.map(({ users }) => users),
        ...[from, until, restMs],
      ],
    );
  }
}

/** Looked at within the last hour, and not there by the newest version, or rested. */
const due = `shared_metric_value AS known JOIN shared_metric AS metric ON metric.id = known.shared_metric_id
   AND known.asked_at > now() - interval '1 hour'
   AND (known.version <> metric.version OR known.next_at IS NULL OR known.next_at <= now())`;

async function valuesOf(manager: EntityManager, projectId: number) {
  const metrics = await manager.query<DueMetric[]>(
    `SELECT metric.id, metric.version, newest.definition FROM ${due}
     JOIN shared_metric_version AS newest ON newest.shared_metric_id = metric.id AND newest.version = metric.version
     WHERE metric.project_id = $1 ORDER BY known.version <> metric.version DESC, known.next_at NULLS FIRST, metric.id
     LIMIT ${mostMetrics}`,
    [projectId],
  );
  const [{ now }] = await manager.query<[{ now: Date }]>('SELECT now() AS now');
  const compiled = metrics.map(({ definition }) => compileMetric(definition));
  const recent = await readRecentEvents(
    manager,
    { projectId, from: new Date(now.getTime() - lastMs), until: now },
    needsOfAll(compiled.map(({ needs }) => needs)),
  );
  const slices = new TimeSlices();
  const rows = [];
  for (const [i, { id, version }] of metrics.entries()) {
    const { value, users } = overAll(compiled[i]!, recent);
    rows.push({ id, version, value, users });
    await slices.next();
  }
  return { rows, from: recent.from, until: recent.until };
}
