import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { JobRunner, type Outcome, type PeriodicJob } from '#libs/jobs';
import { ReportsService } from '../../reports/reports.service.js';
import { readAttached, type AttachedMetric } from '../definitions/attached-metrics.js';
import { followMetric } from './follow-metric.js';
import type { LibrarySeries } from './library-series.js';
import { forgetMetricSeries, keepMetricSeries, listDueSeries, type DueSeries } from './kept-metric-series.js';
import { summarizeSeries } from './summarize-series.js';

const job: PeriodicJob = {
  name: 'metric-series',
  fails: 'Series of shared metrics wait',
  works: 'Series of shared metrics are worked out again.',
  everyMs: 5_000,
};

/** Works out the series of shared metrics that are too large to be read while someone waits. One of several processes does. */
@Injectable()
export class MetricSeriesKeeper implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reports: ReportsService,
    private readonly runner: JobRunner,
  ) {}

  onApplicationBootstrap(): void {
    this.runner.start(job, () => this.workOutDue());
  }

  /** Works out the next one of each project that is due. */
  async workOutDue(): Promise<Outcome | void> {
    if ((await listDueSeries(this.dataSource)).length === 0) return;
    return this.runner.runByOne(job.name, async (signal) => {
      await forgetMetricSeries(this.dataSource);
      for (const due of await listDueSeries(this.dataSource)) {
        if (signal.aborted) return;
        await this.workOut(due, signal);
      }
    });
  }

  private async workOut({ projectId, metricId }: DueSeries, signal: AbortSignal): Promise<void> {
    const begun = performance.now();
    // Of one instant, as results are.
    const found = await this.dataSource.transaction('REPEATABLE READ', (manager) =>
      follow(manager, { projectId, metricId, signal }),
    );
    if (!found || signal.aborted) return;
    const { metric, read } = found;
    const series =
      read &&
      (await summarizeSeries(read, metric.definition.quantile?.q ?? 0.5, (part) =>
        this.reports.make('quantileDays', part, { owner: 'shared metrics' }),
      ));
    await keepMetricSeries(this.dataSource, projectId, { metric, series, tookMs: performance.now() - begun });
  }
}

/** Null for a metric that is attached no more. */
async function follow(
  manager: EntityManager,
  { projectId, metricId, signal }: DueSeries & { signal: AbortSignal },
): Promise<{ metric: AttachedMetric; read: LibrarySeries | null } | null> {
  const metric = (await readAttached(manager, projectId)).find((one) => one.metricId === metricId);
  if (!metric) return null;
  const [{ endedAt, now }] = await manager.query<[{ endedAt: Date | null; now: Date }]>(
    'SELECT ended_at AS "endedAt", now() AS now FROM experiment WHERE id = $1',
    [metric.experimentId],
  );
  const read = await followMetric(manager, { projectId, metric, endedAt, asOf: now, signal });
  return { metric, read };
}
