import {
  type Assignment,
  areSameValues,
  keepValue,
  withCounting,
  withHistoryOf,
  type EndUserValue,
  type KeptValue,
} from '#libs/metrics';
import type { ReadyMetric } from '../definitions/attached-metrics.js';
import { timesOf, type MeasuredExperiment, type MeasuredProject } from '../definitions/measured-project.js';
import { isFilled, type ProgressOfAll } from './progress.js';
import { isAfter, type AssignmentRow, type Place, type ValueRow } from './stored-values.js';
import type { TotalChanges } from './total-changes.js';

/** By what values are worked out. */
export interface RulesOf {
  project: MeasuredProject;
  progress: ProgressOfAll;
  /** What was stored up to then is known, so that times of waiting are over by then. */
  asOf: Date;
  /** Metrics that are filled in; their stored values are in no total yet. */
  filling?: { experimentId: number; metricIds: ReadonlySet<number> };
  /** Up to when events are gone for their age, or about to go; null while all are there. */
  removedBefore: number | null;
}

/** An assignment with what is worked out for it, and what is known of it. */
export interface Planned {
  assignment: AssignmentRow;
  experiment: MeasuredExperiment;
  /** Of which the value is made. */
  metrics: readonly ReadyMetric[];
  former: ValueRow | undefined;
}

/** What was made for an assignment. */
export interface Made {
  /** In the order of its metrics. */
  values: readonly EndUserValue[];
  last: Place;
}

/** What of a value is made new, what stays, and what of it is in the totals. */
export class ValueRules {
  constructor(private readonly of: RulesOf) {}

  /** What is worked out from all events of an end user. */
  plan(assignment: AssignmentRow, former: ValueRow | undefined): Planned {
    const experiment = this.of.project.get(assignment.experimentId)!;
    const metrics = experiment.metrics.filter((metric) => this.isMadeNew(metric, assignment, former));
    return { assignment, experiment, metrics, former };
  }

  /** Writes down what changed in the totals. Null when nothing is to be stored. */
  settle(planned: Planned, made: Made | null, totals: TotalChanges): ValueRow | null {
    const { assignment, experiment, metrics, former } = planned;
    const amounts: Record<string, KeptValue> = {};
    for (const metric of experiment.metrics) {
      const { metricId } = metric;
      const before = former?.amounts[metricId];
      const isIn = this.isIn(metric, former);
      const value = made?.values[metrics.indexOf(metric)];
      const now = value
        ? this.newValue(metric, assignment, { made: value, before: isIn ? before : undefined })
        : before && isIn
          ? withCounting(before, this.counts(metric, assignment))
          : before;
      if (now === undefined) continue;
      amounts[metricId] = now;
      this.change(totals, metric, { assignment, former, now, isFilledNow: value !== undefined || isIn });
    }
    const row: ValueRow = {
      experimentId: assignment.experimentId,
      endUserId: assignment.endUserId,
      variationId: assignment.variationId,
      allocationVersion: assignment.allocationVersion,
      assignedAt: assignment.assignedAt,
      dueAt: this.dueOf(experiment, assignment),
      kept: former?.kept ?? false,
      amounts,
      last: this.lastOf(planned, made),
    };
    return former && isSameRow(former, row) && isSamePlace(former.last, row.last) ? null : row;
  }

  /** Without what is to be filled in for an end user and is not yet. Null when nothing is to be stored. */
  leaveOut({ former }: Planned): ValueRow | null {
    const ids = [...(this.of.filling?.metricIds ?? [])].map(String);
    if (!former || !ids.some((id) => id in former.amounts)) return null;
    const amounts = Object.entries(former.amounts).filter(([id]) => !ids.includes(id));
    return { ...former, amounts: Object.fromEntries(amounts) };
  }

  takeOut(row: ValueRow, totals: TotalChanges): void {
    for (const metric of this.of.project.get(row.experimentId)?.metrics ?? []) {
      const value = row.amounts[metric.metricId];
      if (value && this.isIn(metric, row)) totals.add(metric, row, { value, times: -1 });
    }
  }

  /** Whether the stored value of an end user is in the totals. */
  isIn({ metricId }: ReadyMetric, row: Pick<ValueRow, 'endUserId'> | undefined): boolean {
    const progress = this.of.progress.get(metricId);
    if (!row || !progress || this.of.filling?.metricIds.has(metricId)) return false;
    return isFilled(progress, row.endUserId);
  }

  /** Whether what an end user came to stays, since events that it was made of are gone, or say less. */
  stays({ kept, assignedAt }: Pick<ValueRow, 'kept' | 'assignedAt'>): boolean {
    const { removedBefore } = this.of;
    return kept || (removedBefore !== null && assignedAt.getTime() < removedBefore);
  }

  /** Of what was made of some metrics alone, no other may be ahead. */
  private lastOf({ experiment, metrics, former }: Planned, made: Made | null): Place | null {
    if (!made) return former?.last ?? null;
    if (!former || experiment.metrics.every((one) => metrics.includes(one) || !this.isIn(one, former)))
      return made.last;
    return former.last && isAfter(former.last, made.last) ? former.last : former.last && made.last;
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
    if (before && former) totals.add(metric, former, { value: before, times: -1 });
    if (isFilledNow) totals.add(metric, assignment, { value: now, times: 1 });
  }

  private isMadeNew(
    metric: ReadyMetric,
    { endUserId, assignedAt }: AssignmentRow,
    former: ValueRow | undefined,
  ): boolean {
    const { filling, progress, removedBefore } = this.of;
    if (filling) return filling.metricIds.has(metric.metricId);
    const known = progress.get(metric.metricId);
    // What is not filled in yet comes with the others.
    if (!known || !isFilled(known, endUserId)) return false;
    const before = former?.amounts[metric.metricId];
    if (before === undefined) return true;
    return !former!.kept && (removedBefore === null || assignedAt.getTime() >= removedBefore);
  }

  /** What is kept of what was made; before is what was kept until then. */
  newValue(
    metric: ReadyMetric,
    assignment: AssignmentRow,
    { made, before }: { made: EndUserValue; before: KeptValue | undefined },
  ): KeptValue {
    const value = keepValue(made, this.counts(metric, assignment));
    return before && this.keepsHistory(metric, assignment) ? withHistoryOf(value, before) : value;
  }

  /** Whether what happened before the assignment stays as it was kept, since events of then are gone. */
  keepsHistory({ compiled }: ReadyMetric, { assignedAt }: Pick<AssignmentRow, 'assignedAt'>): boolean {
    const { removedBefore } = this.of;
    return removedBefore !== null && assignedAt.getTime() - compiled.lookbackMs < removedBefore;
  }

  /** Times of an assignment, as metrics are worked out by. */
  timesOf({ assignedAt, experimentId }: Pick<AssignmentRow, 'assignedAt' | 'experimentId'>): Assignment {
    return timesOf(assignedAt, this.of.project.get(experimentId)!);
  }

  /** Whether an end user counts already, by what is known. */
  counts(
    { compiled }: ReadyMetric,
    { assignedAt, experimentId }: Pick<AssignmentRow, 'assignedAt' | 'experimentId'>,
  ): boolean {
    if (compiled.maturesAfterMs === null) return true;
    const { endedAt } = this.of.project.get(experimentId)!;
    const at = assignedAt.getTime() + compiled.maturesAfterMs;
    return at <= Math.min(this.of.asOf.getTime(), endedAt?.getTime() ?? Infinity);
  }

  /** When the next time of waiting is over, unless the experiment ends before. */
  private dueOf({ metrics, endedAt }: MeasuredExperiment, { assignedAt }: AssignmentRow): Date | null {
    const end = endedAt?.getTime() ?? Infinity;
    let next = Infinity;
    for (const { compiled } of metrics) {
      if (compiled.maturesAfterMs === null) continue;
      const time = assignedAt.getTime() + compiled.maturesAfterMs;
      if (time > this.of.asOf.getTime() && time <= end) next = Math.min(next, time);
    }
    return next === Infinity ? null : new Date(next);
  }
}

/** Whether two rows say the same of an end user. */
export function isSameRow(former: ValueRow, now: ValueRow): boolean {
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

const isSamePlace = (one: Place | null, other: Place | null): boolean =>
  one?.at === other?.at && one?.id === other?.id;
