import type { EntityManager } from 'typeorm';
import { needsOfAll } from '#libs/metrics';
import { TimeSlices } from '../../threads/index.js';
import { metricsOf } from '../definitions/measured-project.js';
import { ExperimentFold, type Part } from './experiment-fold.js';
import { readNewEvents } from './read-new-events.js';
import { rowsOf } from './rows-of-end-users.js';
import {
  Amendments,
  readRow,
  readUnread,
  readValues,
  updateValues,
  type UnreadRow,
} from './stored-values.js';
import { TotalChanges } from './total-changes.js';
import { ValueRules, type RulesOf } from './value-rules.js';
import { readRemovedBefore } from './work-out.js';

/** What was stored between two times, the first of them excluded. */
export interface Window extends Omit<RulesOf, 'removedBefore' | 'filling' | 'asOf'> {
  projectId: number;
  since: Date;
  until: Date;
}

export interface FoldedWindow {
  /** How many events there were. */
  events: number;
  /** How many end users got something. */
  endUsers: number;
}

/**
 * Adds events that were stored in a window to what their end users came to before, each event once, and changes the totals
 * by the difference. Of whom all events are to be read again is noted down as due: where one came late for a metric to which
 * the order matters, where something is missing to go on from, and where what is stored may count for another id.
 *
 * To be called with the lock on the project's row of `metric_keeping`, in the transaction that moves its watermark to the
 * end of the window, while nobody is due of whom something was stored before.
 */
export async function foldNew(manager: EntityManager, window: Window): Promise<FoldedWindow> {
  const { projectId, project, until } = window;
  const removedBefore = await readRemovedBefore(manager);
  const rules = new ValueRules({ ...window, asOf: until, removedBefore });
  const needs = needsOfAll(metricsOf(project).map(({ compiled }) => compiled.needs));
  const experiments = new Map(
    [...project].map(([id, experiment]) => [id, new ExperimentFold(experiment, rules)]),
  );
  const totals = new TotalChanges();
  const slices = new TimeSlices();
  const folded: FoldedWindow = { events: 0, endUsers: 0 };
  for await (const events of readNewEvents(manager, { ...window, needs })) {
    const { endUserIds } = events;
    const unclear = await readUnclear(manager, projectId, endUserIds);
    const rows = await readUnread(manager, projectId, {
      experimentIds: [...project.keys()],
      endUserIds: unclear.size === 0 ? endUserIds : endUserIds.filter((id) => !unclear.has(id)),
    });
    const due = new Set(unclear.keys());
    const amendments = new Amendments();
    for (const [endUserId, own] of grouped(rows)) {
      const eventsOfUser = events.of(endUserId);
      const parts = own.map((unread) => {
        const row = readRow(unread);
        return experiments.get(row.experimentId)!.add(row, eventsOfUser);
      });
      if (parts.includes('due')) due.add(endUserId);
      else for (const part of parts as (Part | null)[]) part?.settle(totals, amendments);
      if (slices.isOver) await slices.pause();
    }
    await amendments.write(manager, projectId);
    await noteDue(manager, projectId, [...due]);
    folded.events += events.size;
    folded.endUsers += endUserIds.length;
  }
  for (const experiment of experiments.values()) experiment.settle(totals);
  await totals.write(manager, projectId);
  return folded;
}

/** Writes down for whom times of waiting are over: what their events come to is known. */
export async function mature(
  manager: EntityManager,
  {
    projectId,
    endUserIds,
    ...of
  }: Omit<RulesOf, 'removedBefore'> & { projectId: number; endUserIds: readonly string[] },
): Promise<void> {
  const rules = new ValueRules({ ...of, removedBefore: null });
  const totals = new TotalChanges();
  const rows = await readValues(manager, projectId, { experimentIds: [...of.project.keys()], endUserIds });
  const next = rows.flatMap((former) => {
    const experiment = of.project.get(former.experimentId)!;
    const row = rules.settle({ assignment: former, experiment, metrics: [], former }, null, totals);
    return row ? [row] : [];
  });
  await updateValues(manager, projectId, next);
  await totals.write(manager, projectId);
}

export async function noteDue(
  manager: EntityManager,
  projectId: number,
  endUserIds: readonly string[],
): Promise<void> {
  if (endUserIds.length === 0) return;
  await manager.query(
    `INSERT INTO metric_due (project_id, end_user_id) SELECT $1::int, id FROM unnest($2::text[]) AS id
     ON CONFLICT (project_id, end_user_id) DO NOTHING`,
    [projectId, endUserIds],
  );
}

const unclearBy = (of: string): string =>
  rowsOf('joined_id', 'wanted.id', {
    columns: 'anonymous_id AS "anonymousId", end_user_id AS "endUserId"',
    ...{ of, where: 'NOT own.trusted' },
  });

/** End users who were joined to another without a proof, on either side: what one of them does may count for the other. */
async function readUnclear(
  manager: EntityManager,
  projectId: number,
  endUserIds: readonly string[],
): Promise<Set<string>> {
  const rows = await manager.query<{ anonymousId: string; endUserId: string }[]>(
    `SELECT found.* FROM unnest($2::text[]) AS wanted (id), LATERAL (
       SELECT * FROM ${unclearBy('anonymous_id')} AS joined
       UNION ALL SELECT * FROM ${unclearBy('end_user_id')} AS joined_to) AS found
     WHERE EXISTS (SELECT FROM joined_id WHERE project_id = $1::int)`,
    [projectId, endUserIds],
  );
  return new Set(rows.flatMap(({ anonymousId, endUserId }) => [anonymousId, endUserId]));
}

function grouped(rows: readonly UnreadRow[]): Map<string, UnreadRow[]> {
  const users = new Map<string, UnreadRow[]>();
  for (const row of rows) {
    const own = users.get(row[0]!);
    if (own) own.push(row);
    else users.set(row[0]!, [row]);
  }
  return users;
}
