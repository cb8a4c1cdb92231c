import type { EntityManager } from 'typeorm';
import type { MeasuredProject } from '../definitions/measured-project.js';
import type { Progress, ProgressOfAll } from './progress.js';
import { noteDue } from './fold-new.js';
import { workOut } from './work-out.js';

interface Filling {
  projectId: number;
  project: MeasuredProject;
  progress: ProgressOfAll;
  asOf: Date;
  /** How many end users at most. */
  most: number;
}

/**
 * Fills in the next end users of an experiment of which a metric is not whole. Metrics that are at the same end user go
 * together; one that is behind goes until it has caught up.
 *
 * @returns whether there was anything to do
 */
export async function fillNext(manager: EntityManager, filling: Filling): Promise<boolean> {
  const { projectId, project, progress, asOf, most } = filling;
  const open = [...progress.values()].filter(
    ({ filledTo, metricId, experimentId }) =>
      filledTo !== null && isMeasured(project, experimentId, metricId),
  );
  const [first] = open;
  if (!first) return false;
  const { experimentId } = first;
  const own = open.filter((one) => one.experimentId === experimentId).sort(byPlace);
  const from = own[0]!.filledTo!;
  const together = own.filter(({ filledTo }) => filledTo === from);
  const to = own[together.length]?.filledTo ?? null;
  const endUserIds = await listNext(manager, { projectId, experimentId, from, to, most });
  const metricIds = new Set(together.map(({ metricId }) => metricId));
  const unfinished = await workOut(manager, {
    ...{ projectId, project, endUserIds, progress, asOf },
    filling: { experimentId, metricIds },
  });
  await noteDue(manager, projectId, [...unfinished.keys()]);
  const filledTo = endUserIds.length < most ? to : endUserIds.at(-1)!;
  await manager.query(
    `UPDATE metric_progress SET filled_to = $3, filled = filled + $4
     WHERE project_id = $1 AND metric_id = ANY ($2::int[])`,
    [projectId, [...metricIds], filledTo, endUserIds.length],
  );
  return true;
}

const isMeasured = (project: MeasuredProject, experimentId: number, metricId: number): boolean =>
  project.get(experimentId)?.metrics.some((metric) => metric.metricId === metricId) === true;

/** In the order in which PostgreSQL has the end users. */
function byPlace(one: Progress, other: Progress): number {
  return Buffer.compare(Buffer.from(one.filledTo!), Buffer.from(other.filledTo!));
}

async function listNext(
  manager: EntityManager,
  {
    projectId,
    experimentId,
    from,
    to,
    most,
  }: { projectId: number; experimentId: number; from: string; to: string | null; most: number },
): Promise<string[]> {
  const rows = await manager.query<{ endUserId: string }[]>(
    `SELECT end_user_id AS "endUserId" FROM assignment
     WHERE project_id = $1 AND experiment_id = $2 AND end_user_id > $3 AND ($4::text IS NULL OR end_user_id <= $4)
     ORDER BY end_user_id LIMIT $5`,
    [projectId, experimentId, from, to, most],
  );
  return rows.map(({ endUserId }) => endUserId);
}
