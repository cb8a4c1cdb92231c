import type { DataSource } from 'typeorm';
import { ReadyMetrics } from './definitions/attached-metrics.js';
import { metricsOf, readProject } from './definitions/measured-project.js';
import { keepProject, type Memory } from './keep-project.js';
import { refreshQuantiles } from './quantiles/refresh-quantiles.js';

/** A project that took long rests so many times as long before it is looked at again. */
const restFactor = 20;
/** A quantile too: it is put in order anew from all values, however few of them changed. */
const restFactorOfQuantile = 50;

export interface KeeperOptions {
  /** Milliseconds of any clock that does not go back. */
  now?: () => number;
}

export interface RunOptions {
  /** Leaves alone for a while what took long, so that it never takes much of the database's time. */
  paced?: boolean;
  /** Ends it after the step under way. */
  signal?: AbortSignal;
}

/** Keeps the values of shared metrics up to date. Any number of processes may. */
export class MetricKeeper {
  private readonly memory: Memory = { ready: new ReadyMetrics(), spans: new Map() };
  private readonly rests = new Map<string, number>();
  private readonly now: () => number;
  /** Of whom values were worked out, since the process began. */
  endUsers = 0;

  constructor(
    private readonly dataSource: DataSource,
    { now = () => performance.now() }: KeeperOptions = {},
  ) {
    this.now = now;
  }

  /** Does all that is due, and works quantiles out of it. */
  async runOnce(options: RunOptions = {}): Promise<void> {
    await this.keepUp(options);
    await this.refreshQuantiles(options);
  }

  /**
   * Does all that is due: a step of each project, then another of those that have more to do, so that none waits for all
   * of another. One that fails does not keep the others waiting.
   *
   * @throws the first failure, in the end
   */
  async keepUp({ paced = false, signal }: RunOptions = {}): Promise<void> {
    let projects = await this.listProjects();
    const failures: unknown[] = [];
    while (projects.length > 0) {
      const busy: number[] = [];
      for (const id of projects) {
        if (signal?.aborted) return;
        try {
          if (await this.step(id, paced)) busy.push(id);
        } catch (error) {
          failures.push(error);
        }
      }
      projects = busy;
    }
    if (failures.length > 0) throw failures[0];
  }

  /**
   * Works quantiles out again of which values changed, one after the other.
   *
   * @throws the first failure, in the end
   */
  async refreshQuantiles({ paced = false, signal }: RunOptions = {}): Promise<void> {
    const stale = await this.dataSource.query<{ projectId: number; ids: number[] }[]>(
      `SELECT project_id AS "projectId", json_agg(metric_id) AS ids FROM metric_progress
       WHERE stale AND filled_to IS NULL GROUP BY project_id ORDER BY project_id`,
    );
    const failures: unknown[] = [];
    for (const { projectId, ids } of stale) {
      const project = await readProject(this.dataSource.manager, projectId, this.memory.ready);
      for (const metric of metricsOf(project)) {
        if (signal?.aborted) return;
        if (metric.definition.kind !== 'quantile' || !ids.includes(metric.metricId)) continue;
        const name = `quantile ${metric.metricId}`;
        await this.resting({ name, factor: restFactorOfQuantile, paced }, async () => {
          await refreshQuantiles(this.dataSource, projectId, metric);
          return false;
        }).catch((error: unknown) => failures.push(error));
      }
    }
    if (failures.length > 0) throw failures[0];
  }

  /** Whether there is anything to keep at all. */
  async hasWork(): Promise<boolean> {
    return (await this.listProjects()).length > 0;
  }

  /** How long the oldest thing has waited that is not in the values yet, in seconds; 0 without any metric. */
  async readLag(): Promise<number> {
    const [row] = await this.dataSource.query<{ lag: number | null }[]>(
      'SELECT extract(epoch FROM now() - min(settled_at))::float8 AS lag FROM metric_keeping',
    );
    return Math.max(0, row?.lag ?? 0);
  }

  /** Whether more is to be done at once. */
  private async step(projectId: number, paced: boolean): Promise<boolean> {
    return this.resting({ name: `project ${projectId}`, factor: restFactor, paced }, async () => {
      const { isBusy, endUsers } = await keepProject(this.dataSource, projectId, this.memory);
      this.endUsers += endUsers;
      return isBusy;
    });
  }

  /** Work that leaves nothing to do at once is left alone in proportion to what it took. */
  private async resting(
    { name, factor, paced }: { name: string; factor: number; paced: boolean },
    work: () => Promise<boolean>,
  ): Promise<boolean> {
    const begun = this.now();
    if (paced && begun < (this.rests.get(name) ?? -Infinity)) return false;
    const isBusy = await work();
    if (!isBusy) this.rests.set(name, this.now() + factor * (this.now() - begun));
    return isBusy;
  }

  /** Projects with something attached to an experiment that has started, and those where it was. */
  private async listProjects(): Promise<number[]> {
    const attached = await this.dataSource.query<{ id: number }[]>(
      `SELECT DISTINCT experiment.project_id AS id FROM metric JOIN experiment ON experiment.id = metric.experiment_id
       WHERE metric.shared_metric_id IS NOT NULL AND experiment.started_at IS NOT NULL`,
    );
    const kept = await this.dataSource.query<{ id: number }[]>('SELECT project_id AS id FROM metric_keeping');
    return [...new Set([...attached, ...kept].map(({ id }) => id))].sort((a, b) => a - b);
  }
}
