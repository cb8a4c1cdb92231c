import type { EntityManager } from 'typeorm';
import type { KeptValue, MetricEvent } from '#libs/metrics';
import { lastIn } from './kept-texts.js';
import { rowsOf } from './rows-of-end-users.js';
import { queryRows, queryTexts, type TextRow } from './query-rows.js';

/** What an end user is in an experiment. */
export interface AssignmentRow {
  experimentId: number;
  endUserId: string;
  variationId: number;
  allocationVersion: number;
  assignedAt: Date;
}

type RowKey = Pick<AssignmentRow, 'experimentId' | 'endUserId'>;

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

/** To be called after `sortNothing`. */
export function readAssignments(
  manager: EntityManager,
  projectId: number,
  { experimentIds, endUserIds }: { experimentIds: readonly number[]; endUserIds: readonly string[] },
): Promise<AssignmentRow[]> {
  return manager.query(
    `SELECT found.* FROM unnest($3::text[]) AS wanted (id), LATERAL ${rowsOf('assignment', 'wanted.id', {
      columns: `experiment_id AS "experimentId", end_user_id AS "endUserId", variation_id AS "variationId",
        allocation_version AS "allocationVersion", assigned_at AS "assignedAt"`,
      where: 'own.experiment_id = ANY ($2::int[])',
    })} AS found`,
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

/** A row to which new events are added, with its amounts as PostgreSQL wrote them. */
export interface KnownRow extends AssignmentRow {
  kept: boolean;
  /** See `keptIn`. */
  amounts: string;
  last: Place | null;
}

/** A row as it was read, to be made a `KnownRow` at its turn. */
export type UnreadRow = TextRow;

/** The same as `readValues` where there are many, for adding events to them. */
export function readUnread(
  manager: EntityManager,
  projectId: number,
  { experimentIds, endUserIds }: { experimentIds: readonly number[]; endUserIds: readonly string[] },
): Promise<UnreadRow[]> {
  return queryTexts(
    manager,
    `SELECT end_user_id, experiment_id, variation_id, allocation_version, date_part('epoch', assigned_at), kept, amounts
     FROM metric_value
     WHERE project_id = $1::int AND experiment_id = ANY ($2::int[]) AND end_user_id = ANY ($3::text[])`,
    [projectId, experimentIds, endUserIds],
  );
}

export function readRow(row: UnreadRow): KnownRow {
  const amounts = row[6]!;
  return {
    endUserId: row[0]!,
    experimentId: Number(row[1]),
    variationId: Number(row[2]),
    allocationVersion: Number(row[3]),
    assignedAt: new Date(Math.round(Number(row[4]) * 1_000)),
    kept: row[5] === 't',
    amounts,
    last: placeOf(lastIn(amounts)),
  };
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
      // On a line of its own, as JSON has none in it.
      rows.map(textOf).join('\n'),
    ],
  );
}

/**
 * What is written of end users, by experiment. It is looked up where their rows are found by their key; a join with it is
 * planned by how many rows a project seems to have, and may read all of them.
 */
class Writing {
  private readonly experiments = new Map<number, { endUserIds: string[]; texts: string[] }>();

  /** @param json nothing that has a line break */
  add({ experimentId, endUserId }: RowKey, json: string): void {
    let own = this.experiments.get(experimentId);
    if (!own) this.experiments.set(experimentId, (own = { endUserIds: [], texts: [] }));
    own.endUserIds.push(endUserId);
    own.texts.push(`${JSON.stringify(endUserId)}:${json}`);
  }

  /** @param change SQL that has what was added of each as `$4::jsonb -> end_user_id` */
  async write(manager: EntityManager, projectId: number, change: string): Promise<void> {
    for (const [experimentId, { endUserIds, texts }] of this.experiments)
      await manager.query(
        `UPDATE metric_value SET ${change}
         WHERE project_id = $1::int AND experiment_id = $2::int AND end_user_id = ANY ($3::text[])`,
        [projectId, experimentId, endUserIds, `{${texts.join(',')}}`],
      );
  }
}

/** What new events change of many end users. */
export class Amendments {
  private readonly writing = new Writing();

  /**
   * @param changed what an end user came to on some metrics, in JSON, by the id of the metric
   * @param last see `ValueRow`
   */
  add(row: RowKey, changed: readonly (readonly [metricId: number, json: string])[], last: Place): void {
    const members = changed.map(([metricId, json]) => `"${metricId}":${json},`).join('');
    this.writing.add(row, `{${members}"last":[${last.at},${last.id}]}`);
  }

  /** Writes what end users come to on some metrics; all else of their rows stays. */
  write(manager: EntityManager, projectId: number): Promise<void> {
    return this.writing.write(manager, projectId, 'amounts = amounts || ($4::jsonb -> end_user_id)');
  }
}

/** Writes when times of waiting are over, and what end users come to whose assignments are as they were. */
export async function updateValues(
  manager: EntityManager,
  projectId: number,
  rows: readonly ValueRow[],
): Promise<void> {
  const writing = new Writing();
  for (const row of rows) writing.add(row, `{"amounts":${textOf(row)},"dueAt":${JSON.stringify(row.dueAt)}}`);
  await writing.write(
    manager,
    projectId,
    `amounts = $4::jsonb -> end_user_id -> 'amounts', due_at = ($4::jsonb -> end_user_id ->> 'dueAt')::timestamptz`,
  );
}

export async function removeValues(
  manager: EntityManager,
  projectId: number,
  rows: readonly RowKey[],
): Promise<void> {
  for (const experimentId of new Set(rows.map((row) => row.experimentId))) {
    const own = rows.filter((row) => row.experimentId === experimentId);
    await manager.query(
      `DELETE FROM metric_value
       WHERE project_id = $1::int AND experiment_id = $2::int AND end_user_id = ANY ($3::text[])`,
      [projectId, experimentId, own.map(({ endUserId }) => endUserId)],
    );
  }
}
