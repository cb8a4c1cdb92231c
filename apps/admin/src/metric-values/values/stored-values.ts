import type { EntityManager } from 'typeorm';
import type { KeptValue, MetricEvent } from '#libs/metrics';
import { queryRows } from './query-rows.js';

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

type StoredRow = [
  experimentId: number,
  endUserId: string,
  variationId: number,
  allocationVersion: number,
  assignedAt: Date,
  dueAt: Date | null,
  kept: boolean,
  amounts: StoredAmounts,
];

export async function readValues(
  manager: EntityManager,
  projectId: number,
  { experimentIds, endUserIds }: { experimentIds: readonly number[]; endUserIds: readonly string[] },
): Promise<ValueRow[]> {
  const rows = await queryRows<StoredRow>(
    manager,
    `SELECT ${valueColumns} FROM metric_value
     WHERE project_id = $1::int AND experiment_id = ANY ($2::int[]) AND end_user_id = ANY ($3::text[])`,
    [projectId, experimentIds, endUserIds],
  );
  return rows.map(rowOf);
}

function rowOf([
  experimentId,
  endUserId,
  variationId,
  allocationVersion,
  assignedAt,
  dueAt,
  kept,
  amounts,
]: StoredRow): ValueRow {
  const last = placeOf(amounts.last);
  delete amounts.last;
  return { experimentId, endUserId, variationId, allocationVersion, assignedAt, dueAt, kept, amounts, last };
}

function placeOf(stored: unknown): Place | null {
  if (!Array.isArray(stored)) return null;
  const [at, id] = stored as [number, number];
  return { at, id };
}

/** On a line of its own, as JSON has none in it. */
function linesOf(rows: readonly Pick<ValueRow, 'amounts' | 'last'>[]): string {
  return rows.map(textOf).join('\n');
}

function textOf({ amounts, last }: Pick<ValueRow, 'amounts' | 'last'>): string {
  const text = JSON.stringify(amounts);
  if (!last) return text;
  return `${text.slice(0, -1)}${text.length > 2 ? ',' : ''}"last":[${last.at},${last.id}]}`;
}

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
     FROM unnest($2::int[], $3::text[], $4::int[], $5::int[], $6::timestamptz[], $7::timestamptz[],
       string_to_array($8::text, chr(10))) AS x (e, u, v, a, at, due, amounts)
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
      linesOf(rows),
    ],
  );
}

/** What changed of an end user in an experiment. */
export interface Amended extends Pick<ValueRow, 'experimentId' | 'endUserId'> {
  /** Of the metrics that changed. */
  amounts: Record<string, KeptValue>;
  last: Place;
}

/** Writes what end users come to on some metrics; all else of their rows stays. */
export async function amendValues(
  manager: EntityManager,
  projectId: number,
  rows: readonly Amended[],
): Promise<void> {
  if (rows.length === 0) return;
  await manager.query(
    `UPDATE metric_value AS known SET amounts = known.amounts || x.amounts::jsonb
     FROM unnest($2::int[], $3::text[], string_to_array($4::text, chr(10))) AS x (e, u, amounts)
     WHERE known.project_id = $1::int AND known.experiment_id = x.e AND known.end_user_id = x.u COLLATE "C"`,
    [
      projectId,
      rows.map(({ experimentId }) => experimentId),
      rows.map(({ endUserId }) => endUserId),
      linesOf(rows),
    ],
  );
}

/** Writes when times of waiting are over, and what end users come to whose assignments are as they were. */
export async function updateValues(
  manager: EntityManager,
  projectId: number,
  rows: readonly ValueRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const column = <T>(of: (row: ValueRow) => T) => rows.map(of);
  await manager.query(
    `UPDATE metric_value AS known SET amounts = x.amounts::jsonb, due_at = x.due
     FROM unnest($2::int[], $3::text[], $4::timestamptz[], string_to_array($5::text, chr(10))) AS x (e, u, due, amounts)
     WHERE known.project_id = $1::int AND known.experiment_id = x.e AND known.end_user_id = x.u COLLATE "C"`,
    [
      projectId,
      column(({ experimentId }) => experimentId),
      column(({ endUserId }) => endUserId),
      column(({ dueAt }) => dueAt),
      linesOf(rows),
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
