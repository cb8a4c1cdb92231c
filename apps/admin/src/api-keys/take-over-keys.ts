import type { EntityManager } from 'typeorm';
import type { ProjectPermission } from '#libs/entities';
import { DomainError, invalidField } from '#libs/errors';
import type { Membership } from '#libs/guards';

/** The member whose keys are meant, in one project when that is named. */
export interface OwnerOfKeys {
  organizationId: number;
  userId: number;
  projectId?: number;
}

export type Taker = Pick<Membership, 'isSuper' | 'actions'> & { userId: number };

/**
 * Makes somebody the owner of keys of another member, so that these do not stop with them. From then on the keys
 * do no more than their new owner may. To be called before the change that stops them, in its transaction.
 *
 * @throws DomainError `invalid` for keys that are not the member's, `forbidden` for one who could not make them
 */
export async function takeOverKeys(
  manager: EntityManager,
  { organizationId, userId, projectId }: OwnerOfKeys,
  ids: readonly number[],
  taker: Taker,
): Promise<void> {
  const asked = [...new Set(ids)];
  if (asked.length === 0) return;
  const keys = await manager.query<{ permission: ProjectPermission | null }[]>(
    `SELECT pu.permission_type AS permission
     FROM api_key k
     JOIN project p ON p.id = k.project_id
     LEFT JOIN project_user pu ON pu.project_id = p.id AND pu.user_id = $4 AND NOT pu.disabled
     WHERE k.id = ANY ($1::int[]) AND k.owner_id = $2 AND p.organization_id = $3 AND k.revoked_at IS NULL
       AND p.id = COALESCE($5::int, p.id)
     ORDER BY k.id FOR UPDATE OF k`,
    [asked, userId, organizationId, taker.userId, projectId ?? null],
  );
  if (keys.length < asked.length) throw invalidField('takeOverKeys', 'must contain only keys of this member');
  requireMaker(taker, keys);
  await manager.query('UPDATE api_key SET owner_id = $2 WHERE id = ANY ($1::int[])', [asked, taker.userId]);
}

/** Who takes a key over could have made it. */
function requireMaker(
  { isSuper, actions }: Taker,
  keys: readonly { permission: ProjectPermission | null }[],
): void {
  if (isSuper) return;
  if (!actions.has('act:create-api-key')) {
    const detail = 'Your menu template does not grant act:create-api-key, so you cannot take over keys.';
    throw new DomainError('forbidden', 'action-not-granted', detail);
  }
  if (keys.every(({ permission }) => permission === 'Owner' || permission === 'Editor')) return;
  const detail = 'To take a key over, you need the permission Editor on its project.';
  throw new DomainError('forbidden', 'project-permission-missing', detail);
}
