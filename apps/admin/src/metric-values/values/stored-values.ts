import type { EntityManager } from 'typeorm';
import type { KeptValue, MetricEvent } from '#libs/metrics';

/** What an end user is in an experiment. */
export interface AssignmentRow {
  experimentId: number;
  endUserId: string;
  variationId: number;
  allocationVersion: number;
  assignedAt: Date;
}

/** Where an event stands among those of its end user. */
export type Place = Pick<MetricEvent, 'at' | 'id'>;

/** What is kept of an end user in an experiment. */
export interface ValueRow extends AssignmentRow {
  dueAt: Date | null;
  /** Whether it stays as it is. */
  kept: boolean;
  /** By the id of the metric. */
  amounts: Record<string, KeptValue>;
  /**
   * The last event since the assignment that is of a metric to which the order matters: what comes later can be added to
   * the amounts. Null in rows of earlier releases, which may have in them what was stored after the watermark.
   */
  last: Place | null;
}

/** Before every event. */
export const noPlace: Place = { at: 0, id: 0 };

export const isAfter = (one: Place, other: Place): boolean =>
  one.at > other.at || (one.at === other.at && one.id > other.id);

export function readAssignments(
  manager: EntityManager,
  projectId: number,
  { experimentIds, endUserIds }: { experimentIds: readonly number[]; endUserIds: readonly string[] },
): Promise<AssignmentRow[]> {
  return manager.query(
    `SELECT experiment_id AS "experimentId", end_user_id AS "endUserId", variation_id AS "variationId",
       allocation_version AS "allocationVersion", assigned_at AS "assignedAt"
     FROM assignment
     WHERE project_id = $1::int AND end_user_id = ANY ($3::text[]) AND experiment_id = ANY ($2::int[])`,
    [projectId, experimentIds, endUserIds],
  );
}

export const valueColumns = `experiment_id AS "experimentId", end_user_id AS "endUserId", variation_id AS "variationId",
  allocation_version AS "allocationVersion", assigned_at AS "assignedAt", due_at AS "dueAt", kept, amounts`;

/** The place is kept with the amounts, so that a release that knows nothing of it drops it when it writes them. */
type StoredAmounts = Record<string, KeptValue> & { last?: unknown };

export async function readValues(
  manager: EntityManager,
  projectId: number,
  { experimentIds, endUserIds }: { experimentIds: readonly number[]; endUserIds: readonly string[] },
): Promise<ValueRow[]> {
  const rows = await manager.query<(Omit<ValueRow, 'last'> & { amounts: StoredAmounts })[]>(
    `SELECT ${valueColumns} FROM metric_value
     WHERE project_id = $1::int AND experiment_id = ANY ($2::int[]) AND end_user_id = ANY ($3::text[])`,
    [projectId, experimentIds, endUserIds],
  );
  return rows.map((row) => {
    const { last, ...amounts } = row.amounts;
    return Object.assign(row, { amounts, last: placeOf(last) });
  });
}

function placeOf(stored: unknown): Place | null {
  if (!Array.isArray(stored)) return null;
  const [at, id] = stored as [number, number];
  return { at, id };
}

const textOf = ({ amounts, last }: ValueRow): string =>
  JSON.stringify(last ? { ...amounts, last: [last.at, last.id] } : amounts);

export async function writeValues(
  manager: EntityManager,
  projectId: number,
  rows: readonly ValueRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const column = <T>(of: (row: ValueRow) => T) => rows.map(of);
  await manager.query(
    `INSERT INTO metric_value AS known (project_id, experiment_id, end_user_id, variation_id, allocation_version,
       assigned_at, due_at, amounts)
     SELECT $1::int, x.e, x.u, x.v, x.a, x.at, x.due, x.amounts::jsonb
     FROM unnest($2::int[], $3::text[], $4::int[], $5::int[], $6::timestamptz[], $7::timestamptz[], $8::text[])
       AS x (e, u, v, a, at, due, amounts)
     ON CONFLICT (project_id, experiment_id, end_user_id) DO UPDATE
     SET variation_id = EXCLUDED.variation_id, allocation_version = EXCLUDED.allocation_version,
       assigned_at = EXCLUDED.assigned_at, due_at = EXCLUDED.due_at, amounts = EXCLUDED.amounts`,
    [
      projectId,
      column(({ experimentId }) => experimentId),
      column(({ endUserId }) => endUserId),
      column(({ variationId }) => variationId),
      column(({ allocationVersion }) => allocationVersion),
      column(({ assignedAt }) => assignedAt),
      column(({ dueAt }) => dueAt),
      column(textOf),
    ],
  );
}

/** Writes what end users come to whose assignments are as they were. */
export async function updateValues(
  manager: EntityManager,
  projectId: number,
  rows: readonly ValueRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const column = <T>(of: (row: ValueRow) => T) => rows.map(of);
  await manager.query(
    `UPDATE metric_value AS known SET amounts = x.amounts::jsonb, due_at = x.due
     FROM unnest($2::int[], $3::text[], $4::timestamptz[], $5::text[]) AS x (e, u, due, amounts)
     WHERE known.project_id = $1::int AND known.experiment_id = x.e AND known.end_user_id = x.u COLLATE "C"`,
    [
      projectId,
      column(({ experimentId }) => experimentId),
      column(({ endUserId }) => endUserId),
      column(({ dueAt }) => dueAt),
      column(textOf),
    ],
  );
}

export async function removeValues(
  manager: EntityManager,
  projectId: number,
  rows: readonly Pick<ValueRow, 'experimentId' | 'endUserId'>[],
): Promise<void> {
  if (rows.length === 0) return;
  await manager.query(
    `DELETE FROM metric_value USING unnest($2::int[], $3::text[]) AS x (e, u)
     WHERE metric_value.project_id = $1::int AND experiment_id = x.e AND end_user_id = x.u COLLATE "C"`,
    [projectId, rows.map(({ experimentId }) => experimentId), rows.map(({ endUserId }) => endUserId)],
  );
}
