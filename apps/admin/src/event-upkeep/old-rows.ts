import type { DataSource } from 'typeorm';
import { markDays, oldestDatedBucket } from '#libs/ingestion';

/** How many rows a statement removes at most, so that none takes long. */
const rowsOfStatement = 5_000;

/**
 * Event ids of callers that have done their service: a retry comes within 30 days. Rows of a day go day by day, along
 * the primary key.
 */
export async function removeMarks(dataSource: DataSource, now: Date): Promise<void> {
  const projects = await dataSource.query<{ id: number }[]>('SELECT id FROM project ORDER BY id');
  for (const { id } of projects) {
    await removeInBatches(
      dataSource,
      `DELETE FROM event_mark WHERE project_id = $1 AND (bucket, identity) IN (
         SELECT bucket, identity FROM event_mark WHERE project_id = $1 AND bucket BETWEEN 0 AND $2
         ORDER BY bucket, identity LIMIT ${rowsOfStatement})`,
      [id, oldestDatedBucket(now.getTime()) - 1],
    );
  }
  await removeInBatches(
    dataSource,
    `DELETE FROM event_mark WHERE (project_id, bucket, identity) IN (
       SELECT project_id, bucket, identity FROM event_mark
       WHERE bucket < 0 AND received_at < $1::timestamptz - interval '${markDays} days'
       ORDER BY received_at LIMIT ${rowsOfStatement})`,
    [now],
  );
  await removeFormer(dataSource);
}

function removeFormer(dataSource: DataSource): Promise<void> {
  return removeInBatches(
    dataSource,
    `DELETE FROM event_identity WHERE (project_id, event_id) IN (
       SELECT project_id, event_id FROM event_identity WHERE received_at < now() - interval '30 days'
       LIMIT ${rowsOfStatement})`,
  );
}

/** Idempotency keys older than 24 hours. */
export function removeIdempotencyKeys(dataSource: DataSource): Promise<void> {
  return removeInBatches(
    dataSource,
    `DELETE FROM idempotency_key WHERE (project_id, api_key_id, key) IN (
       SELECT project_id, api_key_id, key FROM idempotency_key WHERE created_at < now() - interval '24 hours'
       LIMIT ${rowsOfStatement})`,
  );
}

/** What was noticed about public calls: visits of robots for a week, what results warn of for 400 days. */
export function removeTrafficNotes(dataSource: DataSource): Promise<void> {
  return removeInBatches(
    dataSource,
    `DELETE FROM traffic_note WHERE (project_id, kind, event_type, minute) IN (
       SELECT project_id, kind, event_type, minute FROM traffic_note
       WHERE minute < now() - interval '400 days'
         OR kind IN ('bot', 'value_too_large') AND minute < now() - interval '7 days'
       LIMIT ${rowsOfStatement})`,
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
  const projects = await dataSource.query<{ id: number }[]>('SELECT id FROM project ORDER BY id');
  for (const { id } of projects) {
    await removeInBatches(
      dataSource,
      `DELETE FROM event USING (
         SELECT project_id, occurred_at, id FROM event WHERE project_id = $1 AND occurred_at < $2
         ORDER BY occurred_at, id LIMIT ${rowsOfStatement}) AS old
       WHERE (event.project_id, event.occurred_at, event.id) = (old.project_id, old.occurred_at, old.id)
         AND event.occurred_at < $2`,
      [id, before],
    );
  }
}

async function removeInBatches(
  dataSource: DataSource,
  statement: string,
  values: unknown[] = [],
): Promise<void> {
  for (;;) {
    const [, removed] = await dataSource.query<[unknown[], number]>(statement, values);
    if (removed < rowsOfStatement) return;
  }
}
