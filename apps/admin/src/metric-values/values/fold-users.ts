import type { EntityManager } from 'typeorm';
import { happenedSince, needsOfAll, type EndUserValue, type Fold } from '#libs/metrics';
import { TimeSlices } from '../../threads/index.js';
import type { ReadyMetric } from '../definitions/attached-metrics.js';
import { isHistoryOf, isOfExperiment, readEvents, type StoredEvent, type Wanted } from './read-events.js';
import type { AssignmentRow } from './stored-values.js';

/** An assignment with what is to be worked out for it. */
export interface FoldedAssignment {
  assignment: AssignmentRow;
  endedAt: Date | null;
  metrics: readonly ReadyMetric[];
}

/** A second, within which a time without a fraction of it may still count. */
const secondMs = 1_000;

/**
 * What end users come to, by assignment and metric. Events are read a page at a time, so that one with very many of them
 * takes no more memory than others.
 */
export async function foldUsers(
  manager: EntityManager,
  projectId: number,
  all: readonly FoldedAssignment[],
): Promise<Map<FoldedAssignment, EndUserValue[]>> {
  const slices = new TimeSlices();
  const users = new Map<string, UserFold>();
  const parts: [FoldedAssignment, AssignmentFold][] = [];
  for (const one of all) {
    const part = new AssignmentFold(one);
    parts.push([one, part]);
    const { endUserId } = one.assignment;
    const user = users.get(endUserId);
    if (user) user.parts.push(part);
    else users.set(endUserId, { endUserId, parts: [part] });
  }
  const needs = needsOfAll(all.flatMap(({ metrics }) => metrics.map(({ compiled }) => compiled.needs)));
  let wanted: Wanted[] = [...users.values()].map(({ endUserId, parts: own }) => ({
    endUserId,
    sinceMs: Math.min(...own.map(({ sinceMs }) => sinceMs)),
  }));
  while (wanted.length > 0) {
    const next: Wanted[] = [];
    for (const { endUserId, events, isFull } of await readEvents(manager, projectId, { wanted, needs })) {
      const { parts: own } = users.get(endUserId)!;
      for (const event of events) for (const part of own) part.add(event);
      const last = events.at(-1);
      if (isFull && last) next.push({ endUserId, sinceMs: last.at, after: last });
      await slices.next();
    }
    wanted = next;
  }
  return new Map(parts.map(([one, part]) => [one, part.values()]));
}

interface UserFold {
  endUserId: string;
  parts: AssignmentFold[];
}

/** An assignment on its way through the events of its end user. */
class AssignmentFold {
  readonly sinceMs: number;
  private readonly experimentId: number;
  private readonly assignedAt: number;
  private readonly folds: readonly Fold[];

  constructor({ assignment, endedAt, metrics }: FoldedAssignment) {
    this.experimentId = assignment.experimentId;
    this.assignedAt = assignment.assignedAt.getTime();
    const lookback = Math.max(0, ...metrics.map(({ compiled }) => compiled.lookbackMs));
    this.sinceMs = this.assignedAt - Math.max(lookback, secondMs);
    const times = { assignedAt: this.assignedAt, endedAt: endedAt && endedAt.getTime() };
    this.folds = metrics.map(({ compiled }) => compiled.begin(times));
  }

  add(event: StoredEvent): void {
    const counts = happenedSince(event.at, this.assignedAt)
      ? isOfExperiment(event, this.experimentId)
      : isHistoryOf(event, this.experimentId);
    if (counts) for (const fold of this.folds) fold.add(event);
  }

  values(): EndUserValue[] {
    return this.folds.map((fold) => fold.value());
  }
}
