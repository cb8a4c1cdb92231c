import type { EntityManager } from 'typeorm';

/** Holds for a claim, or an unverified account with its newest claim, of at most a day; SQL. */
export const isFresh = (row: string): string => `${row}.created_at > now() - interval '24 hours'`;

/** So many are looked at for a login; nobody asks more often in earnest. */
const maxClaims = 100;

/** What was asked for with an e-mail that is not verified, newest first. */
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

/** What a mail says about a claim. */
export interface ClaimOfMail {
  id: number;
  userId: number;
  organization: string;
  isSignUp: boolean;
  askedAt: Date;
  isContested: boolean;
}

/** An open claim as its mail names it; undefined once it has ended. */
export async function findClaimOfMail(manager: EntityManager, id: number): Promise<ClaimOfMail | undefined> {
  const [claim] = await manager.query<ClaimOfMail[]>(
    `SELECT c.id, c.user_id AS "userId", COALESCE(c.organization_name, o.name) AS organization,
       c.organization_name IS NOT NULL AS "isSignUp", c.created_at AS "askedAt",
       EXISTS (SELECT 1 FROM account_claim x
               WHERE x.user_id = c.user_id AND x.id <> c.id AND ${isFresh('x')}) AS "isContested"
     FROM account_claim c JOIN organization o ON o.id = c.organization_id
     WHERE c.id = $1 AND ${isFresh('c')}`,
    [id],
  );
  return claim;
}
