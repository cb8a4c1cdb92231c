import type { EntityManager } from 'typeorm';
import {
  areSameValues,
  keepValue,
  withCounting,
  withHistoryOf,
  type EndUserValue,
  type KeptValue,
} from '#libs/metrics';
import type { ReadyMetric } from '../definitions/attached-metrics.js';
import {
  readRemoved,
  type MeasuredExperiment,
  type MeasuredProject,
} from '../definitions/measured-project.js';
import { foldUsers, type FoldedAssignment } from './fold-users.js';
import { isFilled, type ProgressOfAll } from './progress.js';
import {
  readAssignments,
  readValues,
  removeValues,
  writeValues,
  type AssignmentRow,
  type ValueRow,
} from './stored-values.js';
import { TotalChanges } from './total-changes.js';

/** What is worked out in one transaction. */
export interface Portion {
  projectId: number;
  project: MeasuredProject;
  endUserIds: readonly string[];
  progress: ProgressOfAll;
  /** What was stored up to then is known, so that times of waiting are over by then. */
  asOf: Date;
  /** Metrics that are filled in; their stored values are in no total yet. */
  filling?: { experimentId: number; metricIds: ReadonlySet<number> };
  /** Is told of each row that changes; null for one that was, or is, not there. */
  notice?: (former: ValueRow | null, now: ValueRow | null) => void;
}

/** Up to when events are gone for their age, or about to go; null while all are there. */
async function readRemovedBefore(manager: EntityManager): Promise<number | null> {
  const [row] = await manager.query<{ at: Date }[]>('SELECT removed_before AS at FROM event_retention');
  return row ? row.at.getTime() : null;
}

/**
 * Works out from their events what end users come to, and changes the totals by the difference: done again, it changes
 * nothing. What can be made of events no more, since some were removed for their age, stays as it was. To be called with
 * the lock on the project's row of `metric_keeping`.
 *
 * @returns how many values changed
 */
export async function workOut(manager: EntityManager, portion: Portion): Promise<number> {
  const { projectId, project, endUserIds, filling } = portion;
  const experimentIds = filling ? [filling.experimentId] : [...project.keys()];
  if (endUserIds.length === 0 || experimentIds.length === 0) return 0;
  const { rules, known, removed, present, folded, values } = await foldAll(manager, portion, experimentIds);
  const totals = new TotalChanges();
  const next = folded.map((one) => rules.settle(one, values.get(one) ?? [], totals));
  const there = new Set(present.map(keyOf));
  const gone = [...known.values()].filter((row) => !removed.has(row.experimentId) && !there.has(keyOf(row)));
  for (const row of gone) {
    rules.takeOut(row, totals);
    portion.notice?.(row, null);
  }
  next.forEach((row, i) => {
    if (row) portion.notice?.(folded[i]!.former ?? null, row);
  });
  await writeValues(
    manager,
    projectId,
    next.flatMap((row) => (row ? [row] : [])),
  );
  await removeValues(manager, projectId, gone);
  await totals.write(manager, projectId);
  if (totals.touched.size > 0)
    await manager.query(
      'UPDATE metric_progress SET stale = true WHERE project_id = $1 AND metric_id = ANY ($2::int[]) AND NOT stale',
      [projectId, [...totals.touched]],
    );
  return next.filter((row) => row !== null).length + gone.length;
}

/** What there is of the end users, and what their events come to; nothing is written. */
interface Folded {
  rules: ValueRules;
  known: ReadonlyMap<string, ValueRow>;
  removed: ReadonlySet<number>;
  present: readonly AssignmentRow[];
  folded: readonly Planned[];
  values: ReadonlyMap<FoldedAssignment, EndUserValue[]>;
}

/** Up to when events go is noted down before the first of them does: with a new note meanwhile, some may have been missing. */
async function foldAll(manager: EntityManager, portion: Portion, experimentIds: number[]): Promise<Folded> {
  const { projectId, endUserIds } = portion;
  const of = { experimentIds, endUserIds };
  for (;;) {
    const removedBefore = await readRemovedBefore(manager);
    const assignments = await readAssignments(manager, projectId, of);
    // Noted down before the first assignment goes, so that none of those that were read here was missing for its age.
    const removed = await readRemoved(manager, experimentIds);
    const known = new Map((await readValues(manager, projectId, of)).map((row) => [keyOf(row), row]));
    const rules = new ValueRules({ ...portion, removedBefore });
    const present = assignments.filter(({ experimentId }) => !removed.has(experimentId));
    const folded = present.map((assignment) => rules.plan(assignment, known.get(keyOf(assignment))));
    const values = await foldUsers(
      manager,
      projectId,
      folded.filter(({ metrics }) => metrics.length > 0),
    );
    if ((await readRemovedBefore(manager)) === removedBefore)
      return { rules, known, removed, present, folded, values };
  }
}

const keyOf = ({ experimentId, endUserId }: Pick<AssignmentRow, 'experimentId' | 'endUserId'>): string =>
  `${experimentId} ${endUserId}`;

/** An assignment with what is worked out for it, and what is known of it. */
interface Planned extends FoldedAssignment {
  experiment: MeasuredExperiment;
  former: ValueRow | undefined;
}

/** What of a value is made new, what stays, and what of it is in the totals. */
class ValueRules {
  constructor(private readonly portion: Portion & { removedBefore: number | null }) {}

  plan(assignment: AssignmentRow, former: ValueRow | undefined): Planned {
    const experiment = this.portion.project.get(assignment.experimentId)!;
    const metrics = experiment.metrics.filter((metric) => this.isMadeNew(metric, assignment, former));
    return { assignment, experiment, endedAt: experiment.endedAt, metrics, former };
  }

  /** Writes down what changed in the totals. Null when nothing is to be stored. */
  settle(
    { assignment, experiment, metrics, former }: Planned,
    values: readonly EndUserValue[],
    totals: TotalChanges,
  ): ValueRow | null {
    const amounts: Record<string, KeptValue> = {};
    for (const metric of experiment.metrics) {
      const { metricId } = metric;
      const before = former?.amounts[metricId];
      const made = values[metrics.indexOf(metric)];
      const now = made
        ? this.newValue(metric, assignment, { made, before: this.isIn(metric, former) ? before : undefined })
        : before && this.isIn(metric, former)
          ? withCounting(before, this.counts(metric, experiment, assignment))
          : before;
      if (now === undefined) continue;
      amounts[metricId] = now;
      this.change(totals, metric, {
        assignment,
        former,
        now,
        isFilledNow: made !== undefined || this.isIn(metric, former),
      });
    }
    const row: ValueRow = {
      ...assignment,
      dueAt: this.dueOf(experiment, assignment),
      ...{ kept: former?.kept ?? false, amounts },
    };
    return former && isSameRow(former, row) ? null : row;
  }

  takeOut(row: ValueRow, totals: TotalChanges): void {
    for (const metric of this.portion.project.get(row.experimentId)?.metrics ?? []) {
      const value = row.amounts[metric.metricId];
      if (value && this.isIn(metric, row)) totals.add(metric, row, { value, sign: -1 });
    }
  }

  private change(
    totals: TotalChanges,
    metric: ReadyMetric,
    change: { assignment: AssignmentRow; former: ValueRow | undefined; now: KeptValue; isFilledNow: boolean },
  ): void {
    const { assignment, former, now, isFilledNow } = change;
    const before = this.isIn(metric, former) ? former?.amounts[metric.metricId] : undefined;
    const isSame =
      before !== undefined &&
      areSameValues(before, now) &&
      former?.variationId === assignment.variationId &&
      former.allocationVersion === assignment.allocationVersion;
    if (isSame) return;
    if (before && former) totals.add(metric, former, { value: before, sign: -1 });
    if (isFilledNow) totals.add(metric, assignment, { value: now, sign: 1 });
  }

  /** Whether the stored value of an end user is in the totals. */
  private isIn({ metricId }: ReadyMetric, row: ValueRow | undefined): boolean {
    const progress = this.portion.progress.get(metricId);
    if (!row || !progress || this.portion.filling?.metricIds.has(metricId)) return false;
    return isFilled(progress, row.endUserId);
  }

  private isMadeNew(
    metric: ReadyMetric,
    { endUserId, assignedAt }: AssignmentRow,
    former: ValueRow | undefined,
  ): boolean {
    const { filling, progress, removedBefore } = this.portion;
    if (filling) return filling.metricIds.has(metric.metricId);
    const known = progress.get(metric.metricId);
    // What is not filled in yet comes with the others.
    if (!known || !isFilled(known, endUserId)) return false;
    const before = former?.amounts[metric.metricId];
    if (before === undefined) return true;
    return !former!.kept && (removedBefore === null || assignedAt.getTime() >= removedBefore);
  }

  private newValue(
    metric: ReadyMetric,
    assignment: AssignmentRow,
    { made, before }: { made: EndUserValue; before: KeptValue | undefined },
  ): KeptValue {
    const { removedBefore, project } = this.portion;
    const experiment = project.get(assignment.experimentId)!;
    const value = keepValue(made, this.counts(metric, experiment, assignment));
    const since = assignment.assignedAt.getTime() - metric.compiled.lookbackMs;
    return before && removedBefore !== null && since < removedBefore ? withHistoryOf(value, before) : value;
  }

  private counts(
    { compiled }: ReadyMetric,
    { endedAt }: MeasuredExperiment,
    { assignedAt }: AssignmentRow,
  ): boolean {
    if (compiled.maturesAfterMs === null) return true;
    const at = assignedAt.getTime() + compiled.maturesAfterMs;
    return at <= Math.min(this.portion.asOf.getTime(), endedAt?.getTime() ?? Infinity);
  }

  /** When the next time of waiting is over, unless the experiment ends before. */
  private dueOf({ metrics, endedAt }: MeasuredExperiment, { assignedAt }: AssignmentRow): Date | null {
    const end = endedAt?.getTime() ?? Infinity;
    const times = metrics.flatMap(({ compiled }) =>
      compiled.maturesAfterMs === null ? [] : [assignedAt.getTime() + compiled.maturesAfterMs],
    );
    const open = times.filter((time) => time > this.portion.asOf.getTime() && time <= end);
    return open.length === 0 ? null : new Date(Math.min(...open));
  }
}

function isSameRow(former: ValueRow, now: ValueRow): boolean {
  const keys = Object.keys(now.amounts);
  return (
    former.variationId === now.variationId &&
    former.allocationVersion === now.allocationVersion &&
    former.assignedAt.getTime() === now.assignedAt.getTime() &&
    former.dueAt?.getTime() === now.dueAt?.getTime() &&
    keys.length === Object.keys(former.amounts).length &&
    keys.every((key) => key in former.amounts && areSameValues(former.amounts[key]!, now.amounts[key]!))
  );
}
