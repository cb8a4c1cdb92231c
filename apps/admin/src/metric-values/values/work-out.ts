import type { EntityManager } from 'typeorm';
import { readRemoved } from '../definitions/measured-project.js';
import { foldUsers, type FoldedUsers, type SoFar } from './fold-users.js';
import { readAssignments, readValues, removeValues, writeValues, type ValueRow } from './stored-values.js';
import type { AssignmentRow } from './stored-values.js';
import { TotalChanges } from './total-changes.js';
import { isSameRow, ValueRules, type Planned, type RulesOf } from './value-rules.js';

/** What is worked out in one transaction. */
export interface Portion extends Omit<RulesOf, 'removedBefore'> {
  projectId: number;
  endUserIds: readonly string[];
  /** How far end users with very many events have been read. */
  soFar?: ReadonlyMap<string, SoFar>;
  /** Whether it goes on to the end however many events there are. */
  isWhole?: boolean;
  /** Is told of each row that changes; null for one that was, or is, not there. */
  notice?: (former: ValueRow | null, now: ValueRow | null) => void;
}

/** End users who are not done, with how far they were read; null for not at all. */
export type Unfinished = ReadonlyMap<string, SoFar | null>;

/** Up to when events are gone for their age, or about to go; null while all are there. */
export async function readRemovedBefore(manager: EntityManager): Promise<number | null> {
  const [row] = await manager.query<{ at: Date }[]>('SELECT removed_before AS at FROM event_retention');
  return row ? row.at.getTime() : null;
}

/**
 * Works out from all of their events what end users come to, and changes the totals by the difference: done again, it
 * changes nothing. What can be made of events no more, since some were removed for their age, stays as it was. What was
 * stored after the watermark is left for later. To be called with the lock on the project's row of `metric_keeping`.
 */
export async function workOut(manager: EntityManager, portion: Portion): Promise<Unfinished> {
  const { projectId, project, endUserIds, filling } = portion;
  const experimentIds = filling ? [filling.experimentId] : [...project.keys()];
  if (endUserIds.length === 0 || experimentIds.length === 0) return new Map();
  const { rules, known, removed, present, planned, folded } = await foldAll(manager, portion, experimentIds);
  const { made, unfinished } = folded;
  const totals = new TotalChanges();
  const next = planned.map((one) =>
    unfinished.has(one.assignment.endUserId)
      ? filling
        ? rules.leaveOut(one)
        : null
      : rules.settle(one, made.get(one) ?? null, totals),
  );
  const there = new Set(present.map(keyOf));
  const gone = [...known.values()].filter((row) => !removed.has(row.experimentId) && !there.has(keyOf(row)));
  for (const row of gone) {
    rules.takeOut(row, totals);
    portion.notice?.(row, null);
  }
  next.forEach((row, i) => {
    const { former } = planned[i]!;
    if (row && !(former && isSameRow(former, row))) portion.notice?.(former ?? null, row);
  });
  await writeValues(
    manager,
    projectId,
    next.flatMap((row) => (row ? [row] : [])),
  );
  await removeValues(manager, projectId, gone);
  await totals.write(manager, projectId);
  return unfinished;
}

/** What there is of the end users, and what their events come to; nothing is written. */
interface Folded {
  rules: ValueRules;
  known: ReadonlyMap<string, ValueRow>;
  removed: ReadonlySet<number>;
  present: readonly AssignmentRow[];
  planned: readonly Planned[];
  folded: FoldedUsers;
}

/** Up to when events go is noted down before the first of them does: with a new note meanwhile, some may have been missing. */
async function foldAll(manager: EntityManager, portion: Portion, experimentIds: number[]): Promise<Folded> {
  const { projectId, endUserIds, asOf: until, soFar, isWhole = false } = portion;
  const of = { experimentIds, endUserIds };
  for (;;) {
    const removedBefore = await readRemovedBefore(manager);
    const assignments = await readAssignments(manager, projectId, of);
    // Noted down before the first assignment goes, so that none of those that were read here was missing for its age.
    const removed = await readRemoved(manager, experimentIds);
    const known = new Map((await readValues(manager, projectId, of)).map((row) => [keyOf(row), row]));
    const rules = new ValueRules({ ...portion, removedBefore });
    const present = assignments.filter(({ experimentId }) => !removed.has(experimentId));
    const planned = present.map((assignment) => rules.plan(assignment, known.get(keyOf(assignment))));
    const folded = await foldUsers(manager, projectId, {
      planned: planned.filter(({ metrics }) => metrics.length > 0),
      ...{ until, basis: String(removedBefore), isWhole, ...(soFar && { soFar }) },
    });
    if ((await readRemovedBefore(manager)) === removedBefore)
      return { rules, known, removed, present, planned, folded };
  }
}

const keyOf = ({ experimentId, endUserId }: Pick<AssignmentRow, 'experimentId' | 'endUserId'>): string =>
  `${experimentId} ${endUserId}`;
