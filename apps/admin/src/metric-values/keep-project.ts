import type { DataSource, EntityManager } from 'typeorm';
import { collectDue } from './changes/collect-due.js';
import { readSeenHorizon } from './changes/seen-horizon.js';
import type { ReadyMetrics } from './definitions/attached-metrics.js';
import { readProject, type MeasuredProject } from './definitions/measured-project.js';
import { fillNext } from './values/fill.js';
import { foldNew, mature } from './values/fold-new.js';
import type { SoFar } from './values/fold-users.js';
import { listMatured } from './values/mature.js';
import { adjustProgress, readProgress, type ProgressOfAll } from './values/progress.js';
import { sortNothing } from './values/rows-of-end-users.js';
import { workOut } from './values/work-out.js';

/** What one step of a project did. */
export interface Step {
  /** Whether something is left to do at once. */
  isBusy: boolean;
  /** End users whose values were worked out. */
  endUsers: number;
}

/** End users whose events are all read in one transaction. */
const usersOfStep = 500;
/** Events that are added in one transaction, about. */
const eventsOfStep = 20_000;
/** How long a window of time is at first of which events are added in one transaction. */
const firstSpanMs = 5_000;

const idle: Step = { isBusy: false, endUsers: 0 };

/** What a process remembers from step to step. */
export interface Memory {
  ready: ReadyMetrics;
  /** How much of the time is looked through at once, by project, in milliseconds. */
  spans: Map<number, number>;
}

/**
 * Does the next part of what is due in a project, in one transaction: it happens whole or not at all. The values are what was
 * stored up to the watermark, those of end users who are due aside. Of several processes one does it at a time.
 */
export async function keepProject(dataSource: DataSource, projectId: number, memory: Memory): Promise<Step> {
  const horizon = await readSeenHorizon(dataSource.manager, projectId);
  await beginKeeping(dataSource, projectId, horizon);
  return dataSource.transaction(async (manager) => {
    await sortNothing(manager);
    const [keeping] = await manager.query<{ watermark: Date }[]>(
      'SELECT watermark FROM metric_keeping WHERE project_id = $1 FOR UPDATE SKIP LOCKED',
      [projectId],
    );
    if (!keeping) return idle;
    const { watermark } = keeping;
    const project = await readProject(manager, projectId, memory.ready);
    await adjustProgress(manager, projectId, project);
    const turn = { projectId, project, progress: await readProgress(manager, projectId) };
    const due = await listDue(manager, projectId);
    if (due.length > 0) return takeDue(manager, turn, { due, watermark });
    if (horizon <= watermark) return fillOrMature(manager, turn, watermark);
    const until = new Date(Math.min(+horizon, +watermark + (memory.spans.get(projectId) ?? firstSpanMs)));
    const looked = await lookThrough(manager, turn, { since: watermark, until });
    adjustSpan(memory, {
      projectId,
      events: looked.events,
      spanMs: +until - +watermark,
      isShort: until < horizon,
    });
    if (looked.isBusy || until < horizon) return { isBusy: true, endUsers: looked.endUsers };
    const { isBusy, endUsers } = await fillOrMature(manager, turn, until);
    return { isBusy, endUsers: endUsers + looked.endUsers };
  });
}

/** Erasures that began before it, and so wait for no keeping, are waited for. */
async function beginKeeping(dataSource: DataSource, projectId: number, horizon: Date): Promise<void> {
  const begun = await dataSource.query<unknown[]>(
    `INSERT INTO metric_keeping (project_id, watermark, settled_at) VALUES ($1, $2, $2)
     ON CONFLICT (project_id) DO NOTHING RETURNING project_id`,
    [projectId, horizon],
  );
  if (begun.length > 0) await dataSource.query('SELECT drain_batches($1)', [projectId]);
}

/** So that about as many events as are meant to come together next time. */
function adjustSpan(
  { spans }: Memory,
  {
    projectId,
    events,
    spanMs,
    isShort,
  }: { projectId: number; events: number; spanMs: number; isShort: boolean },
): void {
  if (events > 2 * eventsOfStep) spans.set(projectId, Math.max(1, Math.floor(spanMs / 2)));
  else if (isShort && events < eventsOfStep / 2) spans.set(projectId, spanMs * 2);
}

interface Turn {
  projectId: number;
  project: MeasuredProject;
  progress: ProgressOfAll;
}

/** Someone who is due, with how far their events have been read. */
interface Due {
  endUserId: string;
  soFar: SoFar | null;
}

/** Those who are half done come first. */
async function listDue(manager: EntityManager, projectId: number): Promise<Due[]> {
  const begun = await manager.query<Due[]>(
    `SELECT end_user_id AS "endUserId", so_far AS "soFar" FROM metric_due
     WHERE project_id = $1 AND so_far IS NOT NULL ORDER BY end_user_id LIMIT ${usersOfStep}`,
    [projectId],
  );
  if (begun.length > 0) return begun;
  return manager.query<Due[]>(
    `SELECT end_user_id AS "endUserId", so_far AS "soFar" FROM metric_due
     WHERE project_id = $1 ORDER BY end_user_id LIMIT ${usersOfStep}`,
    [projectId],
  );
}

interface Looked {
  isBusy: boolean;
  endUsers: number;
  events: number;
}

/** Adds what was stored in a window, and notes down of whom all events are to be read. */
async function lookThrough(
  manager: EntityManager,
  { projectId, project, progress }: Turn,
  { since, until }: { since: Date; until: Date },
): Promise<Looked> {
  let folded = { events: 0, endUsers: 0 };
  if (project.size > 0) {
    await collectDue(manager, projectId, { experimentIds: [...project.keys()], since, until });
    folded = await foldNew(manager, { projectId, project, progress, since, until });
  }
  const isBusy = (await listDue(manager, projectId)).length > 0;
  await manager.query(
    `UPDATE metric_keeping SET watermark = $2, settled_at = CASE WHEN $3 THEN $2 ELSE settled_at END
     WHERE project_id = $1`,
    [projectId, until, !isBusy],
  );
  return { isBusy, ...folded };
}

async function takeDue(
  manager: EntityManager,
  { projectId, project, progress }: Turn,
  { due, watermark }: { due: readonly Due[]; watermark: Date },
): Promise<Step> {
  const endUserIds = due.map(({ endUserId }) => endUserId);
  const soFar = new Map(due.flatMap((one) => (one.soFar ? [[one.endUserId, one.soFar]] : [])));
  const portion = { projectId, project, endUserIds, progress, asOf: watermark, soFar };
  const unfinished = await workOut(manager, portion);
  await manager.query('DELETE FROM metric_due WHERE project_id = $1 AND end_user_id = ANY ($2::text[])', [
    ...[projectId, endUserIds.filter((id) => !unfinished.has(id))],
  ]);
  if (unfinished.size > 0)
    await manager.query(
      `UPDATE metric_due SET so_far = NULLIF($3::jsonb -> end_user_id, 'null')
       WHERE project_id = $1::int AND end_user_id = ANY ($2::text[])`,
      [projectId, [...unfinished.keys()], JSON.stringify(Object.fromEntries(unfinished))],
    );
  else
    await manager.query(
      `UPDATE metric_keeping SET settled_at = watermark
       WHERE project_id = $1 AND NOT EXISTS (SELECT FROM metric_due WHERE project_id = $1)`,
      [projectId],
    );
  return { isBusy: true, endUsers: endUserIds.length - unfinished.size };
}

async function fillOrMature(manager: EntityManager, turn: Turn, asOf: Date): Promise<Step> {
  const { projectId, project, progress } = turn;
  if (await fillNext(manager, { projectId, project, progress, asOf, most: usersOfStep }))
    return { isBusy: true, endUsers: usersOfStep };
  const experimentIds = [...project.keys()];
  const matured = await listMatured(manager, { projectId, experimentIds, asOf, most: usersOfMaturing });
  if (matured.length > 0) {
    await mature(manager, { projectId, project, endUserIds: matured, progress, asOf });
    return { isBusy: true, endUsers: matured.length };
  }
  return removeUnmeasured(manager, turn);
}

/** End users whose times of waiting are over that are taken in one transaction. */
const usersOfMaturing = 5_000;

/** Removes values of experiments that nothing is attached to any more. */
async function removeUnmeasured(manager: EntityManager, { projectId, progress }: Turn): Promise<Step> {
  const measured = [...new Set([...progress.values()].map(({ experimentId }) => experimentId))];
  const [unmeasured] = await manager.query<{ id: number }[]>(
    `${valuedExperiments} SELECT id FROM valued WHERE id IS NOT NULL AND id <> ALL ($2::int[]) LIMIT 1`,
    [projectId, measured],
  );
  if (unmeasured)
    await manager.query(
      `DELETE FROM metric_value WHERE project_id = $1 AND experiment_id = $2 AND end_user_id IN (
         SELECT end_user_id FROM metric_value WHERE project_id = $1 AND experiment_id = $2 LIMIT ${usersOfStep})`,
      [projectId, unmeasured.id],
    );
  else if (measured.length === 0)
    await manager.query('DELETE FROM metric_keeping WHERE project_id = $1', [projectId]);
  return { isBusy: unmeasured !== undefined, endUsers: 0 };
}

/** Experiments with values, one row of each looked at; null in the end. */
const valuedExperiments = `
  WITH RECURSIVE valued (id) AS (
    SELECT min(experiment_id) FROM metric_value WHERE project_id = $1::int
    UNION ALL
    SELECT (SELECT min(experiment_id) FROM metric_value WHERE project_id = $1::int AND experiment_id > valued.id)
    FROM valued WHERE valued.id IS NOT NULL)`;
