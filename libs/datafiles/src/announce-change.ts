import type { Queryable } from '#libs/entities';
import { type Announcement, revisionChannel } from './announcement.js';
import { rememberUntilCommit } from './committed-announcements.js';

/**
 * Gives the project its next revision and announces it, for every change that can alter a decision, the
 * making of the project included.
 *
 * Call it inside the transaction of the change: the announcement goes out with its commit and never
 * without it. A `RevisionPublisher` on the data source publishes it in Redis as well. It locks the project's row until then, so let it be one of the last statements.
 *
 * @param transaction the manager of the transaction that changes something
 * @returns the new revision
 * @throws RangeError when there is no such project
 */
export async function announceChange(transaction: Queryable, projectId: number): Promise<number> {
  const revisions = await announce(transaction, 'id = $1', projectId);
  if (revisions[0] === undefined) throw new RangeError(`There is no project ${projectId} to announce.`);
  return revisions[0];
}

/**
 * The same for all projects of an organization, for example when it is disabled, enabled or verified.
 *
 * @returns how many projects were announced
 */
export async function announceOrganizationChange(
  transaction: Queryable,
  organizationId: number,
): Promise<number> {
  await transaction.query('SELECT FROM project WHERE organization_id = $1 ORDER BY id FOR NO KEY UPDATE', [
    organizationId,
  ]);
  const revisions = await announce(transaction, 'organization_id = $1', organizationId);
  return revisions.length;
}

/**
 * Locks and changes a row in one step. A statement that locks it first and then changes it goes back to the version of its
 * snapshot, where the next one may wait already: a deadlock, as soon as what refers to the project was added meanwhile.
 */
async function announce(transaction: Queryable, which: string, id: number): Promise<number[]> {
  const rows = await transaction.query<Announcement[]>(
    `WITH changed AS (UPDATE project SET revision = revision + 1 WHERE ${which} RETURNING id, revision)
     SELECT id AS "projectId", revision, pg_notify('${revisionChannel}', id || ':' || revision) FROM changed`,
    [id],
  );
  rememberUntilCommit(transaction, rows);
  return rows.map(({ revision }) => revision);
}
