import type { EntityManager } from 'typeorm';
import type { MenuEntry, OrganizationUser } from '#libs/entities';
import { DomainError } from '#libs/errors';
import { grantedActions } from '#libs/guards';

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
  throw new DomainError('forbidden', 'super-required', 'Only super members can do this.');
}

/** Changes of members and menu templates of one organization follow each other, so the last super is never lost. */
export async function lockMembers(manager: EntityManager, organizationId: number): Promise<void> {
  await manager.query('SELECT 1 FROM organization WHERE id = $1 FOR NO KEY UPDATE', [organizationId]);
}

/** What an organization cannot get back without: with these a super member grants everything again. */
const repairing = ['act:update-menu-template', 'act:update-user'];

/** Whether a menu template holds less of what an organization cannot get back without. */
export function losesRepair(before: readonly MenuEntry[], after: readonly MenuEntry[]): boolean {
  const [had, has] = [grantedActions(before), grantedActions(after)];
  return repairing.some((action) => had.has(action) && !has.has(action));
}

/**
 * Holds, after a change under `lockMembers`, that an enabled super member is left, and one who may change menu
 * templates and members, since nobody else could grant that again.
 *
 * @throws DomainError `conflict`, which undoes the change
 */
export async function requireSuperLeft(manager: EntityManager, organizationId: number): Promise<void> {
  const left = await manager.query<{ tree: MenuEntry[] | null }[]>(
    `SELECT DISTINCT mt.tree FROM organization_user ou JOIN "user" u ON u.id = ou.user_id
     LEFT JOIN menu_template mt ON mt.id = ou.menu_template_id
     WHERE ou.organization_id = $1 AND ou.super AND NOT ou.disabled AND u.verified`,
    [organizationId],
  );
  if (left.length === 0)
    throw new DomainError(
      'conflict',
      'last-super',
      'The organization needs at least one enabled super member.',
    );
  const granted = left.map(({ tree }) => grantedActions(tree ?? []));
  if (granted.some((actions) => repairing.every((action) => actions.has(action)))) return;
  const needed = repairing.join(' and ');
  throw new DomainError('conflict', 'locked-out', `An enabled super member must keep ${needed}.`);
}

/**
 * Requires that a user belongs to this organization, and belongs, or asks to belong, to no other. Until the
 * transaction ends, no link to another one can be made.
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
    `SELECT 1 FROM organization_user
     WHERE user_id = $1 AND (organization_id <> $2 OR requested AND disabled) LIMIT 1`,
    [userId, organizationId],
  );
  if (others.length === 0) return;
  throw new DomainError(
    'forbidden',
    'profile-shared',
    'This member belongs to other organizations too or is not approved yet, so only they can change their profile.',
  );
}
