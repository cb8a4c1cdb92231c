import type { EntityManager } from 'typeorm';
import type { Assignment } from '#libs/metrics';
import { readAttached, type ReadyMetric, type ReadyMetrics } from './attached-metrics.js';

/** An experiment with shared metrics. */
export interface MeasuredExperiment {
  id: number;
  endedAt: Date | null;
  metrics: ReadyMetric[];
}

/** Times of an assignment, as metrics are worked out by. */
export const timesOf = (assignedAt: Date, { endedAt }: MeasuredExperiment): Assignment => ({
  assignedAt: assignedAt.getTime(),
  endedAt: endedAt && endedAt.getTime(),
});

/** Experiments that have started, with what is attached to them, by id. */
export type MeasuredProject = ReadonlyMap<number, MeasuredExperiment>;

/** Which of them are there, those aside whose rows of end users are gone for their age or about to go. */
export async function readProject(
  manager: EntityManager,
  projectId: number,
  ready: ReadyMetrics,
): Promise<MeasuredProject> {
  const attached = await readAttached(manager, projectId);
  const ids = [...new Set(attached.map(({ experimentId }) => experimentId))];
  if (ids.length === 0) return new Map();
  const runs = await manager.query<{ id: number; endedAt: Date | null }[]>(
    `SELECT id, ended_at AS "endedAt" FROM experiment_run WHERE project_id = $1 AND id = ANY ($2::int[])`,
    [projectId, ids],
  );
  const removed = await readRemoved(manager, ids);
  return new Map(
    runs
      .filter(({ id }) => !removed.has(id))
      .map(({ id, endedAt }) => {
        const metrics = attached
          .filter(({ experimentId }) => experimentId === id)
          .map((one) => ready.of(one));
        return [id, { id, endedAt, metrics }];
      }),
  );
}

/** Experiments whose rows of end users are gone for their age, or about to go. */
export async function readRemoved(manager: EntityManager, ids: readonly number[]): Promise<Set<number>> {
  const rows = await manager.query<{ id: number }[]>(
    'SELECT experiment_id AS id FROM user_row_removal WHERE experiment_id = ANY ($1::int[])',
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}

export const metricsOf = (project: MeasuredProject): ReadyMetric[] =>
  [...project.values()].flatMap(({ metrics }) => metrics);
