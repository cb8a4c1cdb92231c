import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OutgoingMail } from '#libs/entities';
import type { MailOrder } from './mail-order.js';

export type ClaimedMail = Pick<
  OutgoingMail,
  'id' | 'kind' | 'recipient' | 'organizationId' | 'stopId' | 'details' | 'attempts' | 'createdAt'
>;

/** How long a process may take to hand a mail over before another one takes it up. */
const leaseSeconds = 60;
const longestPauseSeconds = 300;

/** The mails that are to leave, in a table that processes share. */
@Injectable()
export class MailQueue {
  /**
   * Orders a mail, in place of one of the same kind that still waits. It is sent once the transaction is
   * committed. The statement does the same work whether or not the recipient has an account.
   */
  async add(
    manager: Pick<EntityManager, 'query'>,
    { kind, recipient, organizationId = null, stopId = null, details = null, waitSeconds = 0 }: MailOrder,
  ): Promise<void> {
    await manager.query(
      `WITH superseded AS (
         DELETE FROM outgoing_mail
         WHERE recipient = $2 AND kind = $1 AND organization_id IS NOT DISTINCT FROM $3::int
           AND stop_id IS NOT DISTINCT FROM $4::int AND details IS NOT DISTINCT FROM $5::jsonb
           AND state = 'waiting')
       INSERT INTO outgoing_mail (kind, recipient, organization_id, stop_id, details, next_try_at)
       VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))`,
      [kind, recipient, organizationId, stopId, details && JSON.stringify(details), waitSeconds],
    );
  }

  /** Takes the next mail that is due, or one that a process has let lie while sending it. */
  async claim(manager: EntityManager): Promise<ClaimedMail | undefined> {
    const [mails] = await manager.query<[ClaimedMail[], number]>(
      `UPDATE outgoing_mail SET state = 'sending', attempts = attempts + 1,
         next_try_at = clock_timestamp() + make_interval(secs => ${leaseSeconds})
       WHERE id = (
         SELECT id FROM outgoing_mail
         WHERE state IN ('waiting', 'sending') AND next_try_at <= clock_timestamp()
         ORDER BY next_try_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING id, kind, recipient, organization_id AS "organizationId", stop_id AS "stopId",
         details, attempts, created_at AS "createdAt"`,
    );
    return mails[0];
  }

  async drop(manager: EntityManager, { id }: ClaimedMail): Promise<void> {
    await manager.query('DELETE FROM outgoing_mail WHERE id = $1', [id]);
  }

  async markSent(manager: EntityManager, { id }: ClaimedMail): Promise<void> {
    await manager.query(
      `UPDATE outgoing_mail SET state = 'sent', last_error = '', handed_over_at = clock_timestamp() WHERE id = $1`,
      [id],
    );
  }

  async markFailed(manager: EntityManager, { id }: ClaimedMail, reason: string): Promise<void> {
    await manager.query(`UPDATE outgoing_mail SET state = 'failed', last_error = $2 WHERE id = $1`, [
      id,
      reason,
    ]);
  }

  /**
   * Lets a mail wait: 1, 2, 4, … seconds, at most five minutes; unless a newer one has taken its place.
   *
   * @returns the pause in seconds
   */
  async postpone(manager: EntityManager, { id, attempts }: ClaimedMail, reason: string): Promise<number> {
    await manager.query(
      `DELETE FROM outgoing_mail old WHERE id = $1 AND EXISTS (
         SELECT 1 FROM outgoing_mail
         WHERE recipient = old.recipient AND kind = old.kind AND id > old.id
           AND organization_id IS NOT DISTINCT FROM old.organization_id
           AND stop_id IS NOT DISTINCT FROM old.stop_id
           AND details IS NOT DISTINCT FROM old.details)`,
      [id],
    );
    const pause = Math.min(2 ** (attempts - 1), longestPauseSeconds);
    await manager.query(
      `UPDATE outgoing_mail SET state = 'waiting', last_error = $2,
         next_try_at = clock_timestamp() + make_interval(secs => $3) WHERE id = $1`,
      [id, reason, pause],
    );
    return pause;
  }
}
