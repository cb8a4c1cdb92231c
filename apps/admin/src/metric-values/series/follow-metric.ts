import type { EntityManager } from 'typeorm';
import { secondMs } from '#libs/durations';
import { compileMetric, followDays, happenedSince, type DayFold, type MetricDefinition } from '#libs/metrics';
import { TimeSlices } from '../../threads/index.js';
import type { AttachedMetric } from '../definitions/attached-metrics.js';
import {
  isHistoryOf,
  isOfExperiment,
  readEvents,
  type StoredEvent,
  type Wanted,
} from '../values/read-events.js';
import { LibrarySeriesBuilder, type LibrarySeries } from './library-series.js';

/** End users whose events are read together. */
const usersOfPage = 500;
/** A second, within which a time without a fraction of it may still count. */

/** How much may be read. */
export interface SeriesBudget {
  users: number;
  events: number;
}

export interface Following {
  projectId: number;
  metric: AttachedMetric;
  endedAt: Date | null;
  asOf: Date;
  /** Without one, all of it is read. */
  budget?: SeriesBudget;
  signal?: AbortSignal;
}

interface AssignmentRow {
  endUserId: string;
  variationId: number;
  allocationVersion: number;
  assignedAt: Date;
}

/**
 * What a shared metric came to at the end of each day, from the events of all end users: a page at a time, so that it takes no
 * more memory for more of them.
 *
 * @returns null when there is more than the budget allows, or it was called off
 */
export async function followMetric(
  manager: EntityManager,
  { projectId, metric, endedAt, asOf, budget, signal }: Following,
): Promise<LibrarySeries | null> {
  const compiled = compileMetric(metric.definition);
  const builder = new LibrarySeriesBuilder(await withCapOf(manager, projectId, metric));
  const left = { users: Infinity, events: Infinity, ...budget };
  const slices = new TimeSlices();
  for (let after: string | null = ''; after !== null;) {
    const page: AssignmentRow[] = await manager.query(assignmentsOfPage, [
      ...[projectId, metric.experimentId, after],
    ]);
    left.users -= page.length;
    const users = new Map(
      page.map((assignment) => [
        assignment.endUserId,
        new UserDays(compiled, { metric, assignment, endedAt, asOf }),
      ]),
    );
    let wanted: Wanted[] = [...users].map(([endUserId, { sinceMs }]) => ({ endUserId, sinceMs }));
    while (wanted.length > 0) {
      if (signal?.aborted || left.users < 0 || left.events < 0) return null;
      const next: Wanted[] = [];
      for (const { endUserId, events, isFull } of await readEvents(manager, projectId, {
        ...{ wanted, needs: compiled.needs },
      })) {
        left.events -= events.length;
        const user = users.get(endUserId)!;
        for (const event of events) user.add(event);
        const last = events.at(-1);
        if (isFull && last) next.push({ endUserId, sinceMs: last.at, after: last });
        await slices.next();
      }
      wanted = next;
    }
    for (const { assignment, fold } of users.values()) {
      builder.add(assignment, fold.days());
      await slices.next();
    }
    after = page.length < usersOfPage ? null : page.at(-1)!.endUserId;
  }
  return builder.build(asOf);
}

const assignmentsOfPage = `
  SELECT end_user_id AS "endUserId", variation_id AS "variationId", allocation_version AS "allocationVersion",
    assigned_at AS "assignedAt"
  FROM assignment WHERE project_id = $1 AND experiment_id = $2 AND end_user_id > $3
  ORDER BY end_user_id LIMIT ${usersOfPage}`;

/** An end user on the way through their events. */
class UserDays {
  readonly sinceMs: number;
  readonly assignment: AssignmentRow;
  readonly fold: DayFold;
  private readonly experimentId: number;
  private readonly assignedAt: number;

  constructor(
    compiled: ReturnType<typeof compileMetric>,
    {
      metric,
      assignment,
      endedAt,
      asOf,
    }: { metric: AttachedMetric; assignment: AssignmentRow; endedAt: Date | null; asOf: Date },
  ) {
    this.assignment = assignment;
    this.experimentId = metric.experimentId;
    this.assignedAt = assignment.assignedAt.getTime();
    this.sinceMs = this.assignedAt - Math.max(compiled.lookbackMs, secondMs);
    const times = { assignedAt: this.assignedAt, endedAt: endedAt && endedAt.getTime() };
    this.fold = followDays(compiled, times, asOf.getTime());
  }

  add(event: StoredEvent): void {
    const counts = happenedSince(event.at, this.assignedAt)
      ? isOfExperiment(event, this.experimentId)
      : isHistoryOf(event, this.experimentId);
    if (counts) this.fold.add(event);
  }
}

/** A cap at a percentile is that of the values as they are now, on each day, as the results cut them. */
async function withCapOf(
  manager: EntityManager,
  projectId: number,
  { metricId, experimentId, definition }: AttachedMetric,
): Promise<MetricDefinition> {
  const { cap } = definition;
  if (cap.type !== 'percentile') return definition;
  const [row] = await manager.query<{ upper: number | null }[]>(
    `SELECT percentile_cont($4::float8) WITHIN GROUP (ORDER BY x) AS upper FROM (
       SELECT COALESCE((amounts -> $3::text ->> 0)::float8, 0) AS x FROM metric_value
       WHERE project_id = $1 AND experiment_id = $2 AND amounts ? $3::text
         AND COALESCE(amounts -> $3::text ->> 6, '0') <> '1') AS kept
     WHERE NOT $5::boolean OR x <> 0`,
    [projectId, experimentId, String(metricId), cap.percentile, cap.ignoreZeros],
  );
  return { ...definition, cap: { ...cap, type: 'fixed', upper: row?.upper ?? null, lower: null } };
}
