import type { EntityManager } from 'typeorm';
import { isOpenInvitation } from '#libs/entities';
import { DomainError } from '#libs/errors';

export const wrongCredentials = (): DomainError =>
  new DomainError('unauthenticated', 'wrong-credentials', 'Wrong email or password.');

/**
 * Requires that an account may be used; to be said only to who has proven to own it. An open invitation is
 * enough, since accepting it needs a login.
 *
 * @throws DomainError `unauthenticated` while it is unverified, `forbidden` when it is disabled everywhere
 */
export async function requireUsable(
  manager: EntityManager,
  user: { id: number; email: string; verified: boolean },
): Promise<void> {
  requireVerified(user);
  const open = await manager.query<unknown[]>(
    `SELECT 1 FROM organization_user ou JOIN organization o ON o.id = ou.organization_id
     WHERE ou.user_id = $1 AND NOT ou.disabled AND NOT o.disabled AND o.verified_at IS NOT NULL
     UNION ALL
     SELECT 1 FROM invitation i JOIN organization o ON o.id = i.organization_id
     WHERE i.email = $2 AND ${isOpenInvitation('i')} AND NOT o.disabled AND o.verified_at IS NOT NULL LIMIT 1`,
    [user.id, user.email],
  );
  if (open.length > 0) return;
  throw new DomainError('forbidden', 'account-disabled', 'Your account is disabled or waiting for approval.');
}

/** @throws DomainError `unauthenticated` while it is unverified */
export function requireVerified({ verified }: { verified: boolean }): void {
  if (verified) return;
  throw new DomainError(
    'unauthenticated',
    'account-not-verified',
    'Your account is not verified. Enter the code from the email first.',
  );
}
