import type { EntityManager } from 'typeorm';
import type { OrganizationUser } from '#libs/entities';
import { DomainError } from '#libs/errors';

/** What may change about a link; undefined stays. */
export interface LinkChange {
  disabled?: boolean;
  super?: boolean;
}

/**
 * Holds that only super members touch the link of a super member, or make one.
 *
 * @throws DomainError `forbidden`
 */
export function requireSuperFor(
  author: { isSuper: boolean },
  link: Pick<OrganizationUser, 'super'>,
  change: LinkChange,
): void {
  if (author.isSuper || !(link.super || change.super)) return;
  throw new DomainError('forbidden', 'super-required', 'Only a super member may do this.');
}

/**
 * Holds, after a change, that an enabled super member is left. Changes of one organization follow each other.
 *
 * @throws DomainError `conflict`, which undoes the change
 */
export async function requireSuperLeft(manager: EntityManager, organizationId: number): Promise<void> {
  const left = await manager.query<unknown[]>(
    `SELECT 1 FROM organization_user ou JOIN "user" u ON u.id = ou.user_id
     WHERE ou.organization_id = $1 AND ou.super AND NOT ou.disabled AND u.verified LIMIT 1`,
    [organizationId],
  );
  if (left.length > 0) return;
  throw new DomainError('conflict', 'last-super', 'The organization needs an enabled super member.');
}

/**
 * Holds that a user belongs, or asks to belong, to this organization only. Until the transaction ends, no
 * link to another one can be made.
 *
 * @throws DomainError `forbidden`
 */
export async function requireOwnMember(
  manager: EntityManager,
  organizationId: number,
  userId: number,
): Promise<void> {
  await manager.query('SELECT 1 FROM "user" WHERE id = $1 FOR UPDATE', [userId]);
  const others = await manager.query<unknown[]>(
    'SELECT 1 FROM organization_user WHERE user_id = $1 AND organization_id <> $2 LIMIT 1',
    [userId, organizationId],
  );
  if (others.length === 0) return;
  throw new DomainError(
    'forbidden',
    'profile-shared',
    'They belong to other organizations too, so only they change their profile.',
  );
}
