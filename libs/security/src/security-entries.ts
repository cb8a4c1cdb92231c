import type { DataSource } from 'typeorm';
import { minuteMs } from '#libs/durations';
import type { SecurityEvent } from './security-event.js';

/** Events of one kind from one place that came about together. */
export interface SecurityRecord {
  event: Omit<SecurityEvent, 'address'>;
  network?: string;
  address?: string;
  at: Date;
  lastAt: Date;
  times: number;
  /** Whether it stands in the process's log already. */
  isLogged: boolean;
}

/** Whom an event is about, and whose logs it belongs to: none for an address that no account has. */
export interface SecuritySubject {
  userId?: number;
  userEmail?: string;
  projectId?: number;
  organizationIds: readonly number[];
}

/** How many entries a minute an account or a key may leave of one kind; the last one stands for all further ones. */
const entriesPerMinute = 10;

/** New networks of a key are told apart by their senders already: at most so many a day. */
const networksPerDay = 20;

export async function findSubject(
  dataSource: DataSource,
  { userId, email, apiKeyId, organizationId, projectId }: SecurityRecord['event'],
): Promise<SecuritySubject> {
  const [account] =
    userId === undefined && email === undefined
      ? []
      : await dataSource.query<{ id: number; email: string }[]>(
          `SELECT id, email FROM "user" WHERE ${userId === undefined ? 'email' : 'id'} = $1`,
          [userId ?? email],
        );
  const [key] =
    apiKeyId === undefined
      ? []
      : await dataSource.query<{ organizationId: number; projectId: number }[]>(
          `SELECT project.organization_id AS "organizationId", project.id AS "projectId"
           FROM api_key JOIN project ON project.id = api_key.project_id WHERE api_key.id = $1`,
          [apiKeyId],
        );
  const named = organizationId ?? key?.organizationId;
  return {
    ...{ userId: account?.id, userEmail: account?.email, projectId: projectId ?? key?.projectId },
    organizationIds: named === undefined ? await organizationsOf(dataSource, account?.id) : [named],
  };
}

async function organizationsOf(dataSource: DataSource, userId: number | undefined): Promise<number[]> {
  if (userId === undefined) return [];
  const links = await dataSource.query<{ id: number }[]>(
    'SELECT organization_id AS id FROM organization_user WHERE user_id = $1 ORDER BY 1',
    [userId],
  );
  return links.map(({ id }) => id);
}

/**
 * Stores an entry in an organization's security log. Of one kind, account or key, and minute there are at most
 * ten: what comes from the same place is counted on the same entry, and from the tenth on all is counted on one,
 * which then names what they share only.
 */
export async function storeSecurityEntry(
  dataSource: DataSource,
  record: SecurityRecord,
  subject: SecuritySubject,
  organizationId: number,
): Promise<void> {
  const { kind, apiKeyId, reason, details } = record.event;
  const { userId, userEmail, projectId } = subject;
  await dataSource.query(store, [
    ...[organizationId, kind, subjectName(userId, apiKeyId), Math.floor(record.at.getTime() / minuteMs)],
    ...[record.at.toISOString(), record.lastAt.toISOString(), record.times],
    ...[userId ?? null, userEmail ?? '', apiKeyId ?? null, projectId ?? null],
    ...[record.network ?? null, record.address ?? null, reason ?? null],
    details === undefined ? null : JSON.stringify(details),
    kind === 'key-new-network' ? networksPerDay : entriesPerMinute,
  ]);
}

const subjectName = (userId: number | undefined, apiKeyId: number | undefined): string =>
  apiKeyId === undefined ? `user ${userId ?? ''}` : `key ${apiKeyId}`;

/** The organization may be gone by now. */
const store = `
  WITH present AS (
    SELECT slot, network, address, reason, details FROM security_entry
    WHERE organization_id = $1 AND kind = $2 AND subject = $3 AND minute = $4)
  INSERT INTO security_entry AS entry
    (organization_id, kind, subject, minute, slot, at, last_at, times,
     user_id, user_email, api_key_id, project_id, network, address, reason, details)
  SELECT id, $2, $3, $4,
    COALESCE(
      (SELECT min(slot) FROM present
       WHERE (network, address, reason, details) IS NOT DISTINCT FROM ($12::text, $13::text, $14::text, $15::jsonb)),
      LEAST((SELECT count(*) FROM present), $16::int - 1)),
    $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15
  FROM organization WHERE id = $1
  ON CONFLICT (organization_id, kind, subject, minute, slot) DO UPDATE SET
    times = entry.times + excluded.times,
    last_at = GREATEST(entry.last_at, excluded.last_at),
    network = CASE WHEN entry.network = excluded.network THEN entry.network END,
    address = CASE WHEN entry.address = excluded.address THEN entry.address END,
    reason = CASE WHEN entry.reason = excluded.reason THEN entry.reason END,
    details = CASE WHEN entry.details = excluded.details THEN entry.details END`;
