import type { EntityManager } from 'typeorm';
import { isOpenInvitation } from '#libs/entities';

/** Is true for a claim, or an unverified account with its newest claim, of at most a day; SQL. */
export const isFresh = (row: string): string => `${row}.created_at > now() - interval '24 hours'`;

/** So many are looked at for a login; nobody asks more often in earnest. */
const maxClaims = 100;

/** The passwords of what was asked for with an e-mail that is not verified, newest first. */
export function findOpenClaims(
  manager: EntityManager,
  email: string,
): Promise<{ id: number; passwordHash: string }[]> {
  return manager.query(
    `SELECT c.id, c.password_hash AS "passwordHash" FROM account_claim c JOIN "user" u ON u.id = c.user_id
     WHERE u.email = $1 AND NOT u.verified AND ${isFresh('c')} ORDER BY c.id DESC LIMIT ${maxClaims}`,
    [email],
  );
}

export type ClaimKind = 'sign-up' | 'registration' | 'invitation';

/** Something that the owner of an address may claim by proving it. */
export interface Claim {
  /** Unique over all kinds. */
  id: number;
  kind: ClaimKind;
  organizationId: number;
  organization: string;
  /** The name that a sign-up gives its organization; null for the other kinds. */
  organizationName: string | null;
  /** Null for an invitation. */
  passwordHash: string | null;
  requestedAt: Date;
}

/**
 * All that was asked for with an address, oldest first: sign-ups and registrations of an account that is not
 * verified, and invitations.
 */
export function findClaims(manager: EntityManager, email: string): Promise<Claim[]> {
  return manager.query(
    `SELECT c.id, CASE WHEN c.organization_name IS NULL THEN 'registration' ELSE 'sign-up' END AS kind,
       o.id AS "organizationId", COALESCE(c.organization_name, o.name) AS organization,
       c.organization_name AS "organizationName", c.password_hash AS "passwordHash", c.created_at AS "requestedAt"
     FROM account_claim c JOIN "user" u ON u.id = c.user_id JOIN organization o ON o.id = c.organization_id
     WHERE u.email = $1 AND NOT u.verified AND ${isFresh('c')}
     UNION ALL
     SELECT i.id, 'invitation', o.id, o.name, NULL, NULL, i.created_at
     FROM invitation i JOIN organization o ON o.id = i.organization_id
     WHERE i.email = $1 AND ${isOpenInvitation('i')} AND NOT o.disabled AND o.verified_at IS NOT NULL
     ORDER BY id`,
    [email],
  );
}
