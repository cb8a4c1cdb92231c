import type { DataSource } from 'typeorm';
import { markDays, oldestDatedBucket } from '#libs/ingestion';

/** How many rows a statement removes at most, so that none takes long. */
const rowsOfStatement = 5_000;

/** What others change just now stays until the next time, so that a removal is in nobody's way and cannot deadlock. */
const notWaiting = 'FOR UPDATE SKIP LOCKED';

/**
 * Event ids of callers that have done their service: a retry comes within 30 days. Rows of a day go day by day, along
 * the primary key.
 */
export async function removeMarks(dataSource: DataSource, now: Date): Promise<void> {
  for (const projectId of await listProjects(dataSource)) {
    await removeInBatches(
      dataSource,
      `WITH old AS MATERIALIZED (
         SELECT bucket, identity FROM event_mark WHERE project_id = $1 AND bucket BETWEEN 0 AND $2
         ORDER BY bucket, identity LIMIT ${rowsOfStatement} ${notWaiting})
       DELETE FROM event_mark WHERE project_id = $1 AND (bucket, identity) IN (SELECT bucket, identity FROM old)`,
      [projectId, oldestDatedBucket(now.getTime()) - 1],
    );
    await removeInBatches(
      dataSource,
      `WITH old AS MATERIALIZED (
         SELECT bucket, identity FROM event_mark
         WHERE project_id = $1 AND bucket < 0 AND received_at < $2::timestamptz - interval '${markDays} days'
         LIMIT ${rowsOfStatement} ${notWaiting})
       DELETE FROM event_mark WHERE project_id = $1 AND (bucket, identity) IN (SELECT bucket, identity FROM old)`,
      [projectId, now],
    );
    await removeInBatches(
      dataSource,
      `WITH old AS MATERIALIZED (
         SELECT event_id FROM event_identity
         WHERE project_id = $1 AND received_at < $2::timestamptz - interval '${markDays} days'
         LIMIT ${rowsOfStatement} ${notWaiting})
       DELETE FROM event_identity WHERE project_id = $1 AND event_id IN (SELECT event_id FROM old)`,
      [projectId, now],
    );
  }
}

/** Idempotency keys older than 24 hours. */
export async function removeIdempotencyKeys(dataSource: DataSource): Promise<void> {
  for (const projectId of await listProjects(dataSource))
    await removeInBatches(
      dataSource,
      `WITH old AS MATERIALIZED (
         SELECT api_key_id, key FROM idempotency_key
         WHERE project_id = $1 AND created_at < now() - interval '24 hours' LIMIT ${rowsOfStatement} ${notWaiting})
       DELETE FROM idempotency_key WHERE project_id = $1 AND (api_key_id, key) IN (SELECT api_key_id, key FROM old)`,
      [projectId],
    );
}

/** What was noticed about public calls: visits of robots for a week, what results warn of for 400 days. */
export function removeTrafficNotes(dataSource: DataSource): Promise<void> {
  return removeInBatches(
    dataSource,
    `WITH old AS MATERIALIZED (
       SELECT project_id, kind, event_type, minute FROM traffic_note
       WHERE minute < now() - interval '400 days'
         OR kind IN ('bot', 'value_too_large') AND minute < now() - interval '7 days'
       LIMIT ${rowsOfStatement} ${notWaiting})
     DELETE FROM traffic_note WHERE (project_id, kind, event_type, minute) IN (
       SELECT project_id, kind, event_type, minute FROM old)`,
  );
}

/** How often flags were asked for, after 400 days. */
export function removeEvaluationCounts(dataSource: DataSource): Promise<void> {
  return removeInBatches(
    dataSource,
    `WITH old AS MATERIALIZED (
       SELECT project_id, experiment_id, day FROM flag_evaluation
       WHERE day < (now() AT TIME ZONE 'UTC')::date - 400 LIMIT ${rowsOfStatement} ${notWaiting})
     DELETE FROM flag_evaluation WHERE (project_id, experiment_id, day) IN (
       SELECT project_id, experiment_id, day FROM old)`,
  );
}

/** Notes down up to when events go, before the first one does: totals cannot be recounted from then on. */
export async function noteRemoval(dataSource: DataSource, before: Date): Promise<void> {
  await dataSource.query(
    `INSERT INTO event_retention (id, removed_before) VALUES (1, $1)
     ON CONFLICT (id) DO UPDATE SET removed_before = greatest(event_retention.removed_before, $1)`,
    [before],
  );
}

/** Events before a time that share a partition with later ones; project by project, along the primary key. */
export async function removeEvents(dataSource: DataSource, before: Date): Promise<void> {
  for (const id of await listProjects(dataSource)) {
    await removeInBatches(
      dataSource,
      `WITH old AS MATERIALIZED (
         SELECT project_id, occurred_at, id FROM event WHERE project_id = $1 AND occurred_at < $2
         ORDER BY occurred_at, id LIMIT ${rowsOfStatement} ${notWaiting})
       DELETE FROM event USING old
       WHERE (event.project_id, event.occurred_at, event.id) = (old.project_id, old.occurred_at, old.id)
         AND event.project_id = $1 AND event.occurred_at < $2`,
      [id, before],
    );
  }
}

/** Rows are removed project by project, so that each statement is for one place. */
async function listProjects(dataSource: DataSource): Promise<number[]> {
  const rows = await dataSource.query<{ id: number }[]>('SELECT id FROM project ORDER BY id');
  return rows.map(({ id }) => id);
}

async function removeInBatches(
  dataSource: DataSource,
  statement: string,
  values: unknown[] = [],
): Promise<void> {
  for (;;) {
    const [, removed] = await dataSource.query<[unknown[], number]>(statement, values);
    if (removed === 0) return;
  }
}
