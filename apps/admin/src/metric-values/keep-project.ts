import type { DataSource, EntityManager } from 'typeorm';
import { collectDue } from './changes/collect-due.js';
import { readSeenHorizon } from './changes/seen-horizon.js';
import type { ReadyMetrics } from './definitions/attached-metrics.js';
import { readProject, type MeasuredProject } from './definitions/measured-project.js';
import { fillNext } from './values/fill.js';
import { listMatured } from './values/mature.js';
import { adjustProgress, readProgress, type ProgressOfAll } from './values/progress.js';
import { workOut } from './values/work-out.js';

/** What one step of a project did. */
export interface Step {
  /** Whether something is left to do at once. */
  isBusy: boolean;
  /** End users whose values were worked out. */
  endUsers: number;
}

/** End users whose values are worked out in one transaction. */
const usersOfStep = 500;

const idle: Step = { isBusy: false, endUsers: 0 };

/**
 * Does the next part of what is due in a project, in one transaction: it happens whole or not at all, and beginning again
 * changes nothing. Of several processes one does it at a time.
 */
export async function keepProject(
  dataSource: DataSource,
  projectId: number,
  ready: ReadyMetrics,
): Promise<Step> {
  const horizon = await readSeenHorizon(dataSource.manager, projectId);
  await dataSource.query(
    `INSERT INTO metric_keeping (project_id, watermark, settled_at) VALUES ($1, $2, $2)
     ON CONFLICT (project_id) DO NOTHING`,
    [projectId, horizon],
  );
  return dataSource.transaction(async (manager) => {
    const [keeping] = await manager.query<{ watermark: Date }[]>(
      'SELECT watermark FROM metric_keeping WHERE project_id = $1 FOR UPDATE SKIP LOCKED',
      [projectId],
    );
    if (!keeping) return idle;
    const project = await readProject(manager, projectId, ready);
    await adjustProgress(manager, projectId, project);
    const turn = { projectId, project, progress: await readProgress(manager, projectId) };
    const due = await listDue(manager, projectId);
    if (due.length > 0) return takeDue(manager, turn, { due, watermark: keeping.watermark });
    if (horizon > keeping.watermark) {
      const found = await lookThrough(manager, turn, { since: keeping.watermark, until: horizon });
      if (found.length > 0) return takeDue(manager, turn, { due: found, watermark: horizon });
    }
    const asOf = horizon > keeping.watermark ? horizon : keeping.watermark;
    return fillOrMature(manager, turn, asOf);
  });
}

interface Turn {
  projectId: number;
  project: MeasuredProject;
  progress: ProgressOfAll;
}

async function listDue(manager: EntityManager, projectId: number): Promise<string[]> {
  const rows = await manager.query<{ endUserId: string }[]>(
    `SELECT end_user_id AS "endUserId" FROM metric_due WHERE project_id = $1 ORDER BY end_user_id LIMIT ${usersOfStep + 1}`,
    [projectId],
  );
  return rows.map(({ endUserId }) => endUserId);
}

/** Notes down of whom something was stored, and gives the first of them. */
async function lookThrough(
  manager: EntityManager,
  { projectId, project }: Turn,
  { since, until }: { since: Date; until: Date },
): Promise<string[]> {
  if (project.size > 0) await collectDue(manager, projectId, { project, since, until });
  const found = await listDue(manager, projectId);
  await manager.query(
    `UPDATE metric_keeping SET watermark = $2, settled_at = CASE WHEN $3 THEN $2 ELSE settled_at END
     WHERE project_id = $1`,
    [projectId, until, found.length === 0],
  );
  return found;
}

async function takeDue(
  manager: EntityManager,
  { projectId, project, progress }: Turn,
  { due, watermark }: { due: readonly string[]; watermark: Date },
): Promise<Step> {
  const endUserIds = due.slice(0, usersOfStep);
  await workOut(manager, { projectId, project, endUserIds, progress, asOf: watermark });
  await manager.query('DELETE FROM metric_due WHERE project_id = $1 AND end_user_id = ANY ($2::text[])', [
    ...[projectId, endUserIds],
  ]);
  if (due.length <= usersOfStep)
    await manager.query('UPDATE metric_keeping SET settled_at = watermark WHERE project_id = $1', [
      projectId,
    ]);
  return { isBusy: true, endUsers: endUserIds.length };
}

async function fillOrMature(manager: EntityManager, turn: Turn, asOf: Date): Promise<Step> {
  const { projectId, project, progress } = turn;
  if (await fillNext(manager, { projectId, project, progress, asOf, most: usersOfStep }))
    return { isBusy: true, endUsers: usersOfStep };
  const experimentIds = [...project.keys()];
  const matured = await listMatured(manager, { projectId, experimentIds, asOf, most: usersOfStep });
  if (matured.length > 0) {
    await workOut(manager, { projectId, project, endUserIds: matured, progress, asOf });
    return { isBusy: true, endUsers: matured.length };
  }
  return removeUnmeasured(manager, turn);
}

/** Removes values of experiments that nothing is attached to any more. */
async function removeUnmeasured(manager: EntityManager, { projectId, progress }: Turn): Promise<Step> {
  const measured = [...new Set([...progress.values()].map(({ experimentId }) => experimentId))];
  const [, removed] = await manager.query<[unknown[], number]>(
    `DELETE FROM metric_value WHERE project_id = $1 AND (experiment_id, end_user_id) IN (
       SELECT experiment_id, end_user_id FROM metric_value
       WHERE project_id = $1 AND experiment_id <> ALL ($2::int[]) LIMIT ${usersOfStep})`,
    [projectId, measured],
  );
  if (removed === 0 && measured.length === 0)
    await manager.query('DELETE FROM metric_keeping WHERE project_id = $1', [projectId]);
  return { isBusy: removed > 0, endUsers: 0 };
}
