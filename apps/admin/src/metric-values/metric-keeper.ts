import type { DataSource } from 'typeorm';
import { ReadyMetrics } from './definitions/attached-metrics.js';
import { keepProject } from './keep-project.js';

/** Keeps the values of shared metrics up to date. Any number of processes may. */
export class MetricKeeper {
  private readonly ready = new ReadyMetrics();
  /** Since the process began. */
  endUsers = 0;

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Does all that is due: a step of each project, then another of those that have more to do, so that none waits for all
   * of another. One that fails does not keep the others waiting.
   *
   * @throws the first failure, in the end
   * @param signal ends it after the step under way
   */
  async runOnce(signal?: AbortSignal): Promise<void> {
    let projects = await this.listProjects();
    const failures: unknown[] = [];
    while (projects.length > 0) {
      const busy: number[] = [];
      for (const id of projects) {
        if (signal?.aborted) return;
        try {
          const { isBusy, endUsers } = await keepProject(this.dataSource, id, this.ready);
          this.endUsers += endUsers;
          if (isBusy) busy.push(id);
        } catch (error) {
          failures.push(error);
        }
      }
      projects = busy;
    }
    if (failures.length > 0) throw failures[0];
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
