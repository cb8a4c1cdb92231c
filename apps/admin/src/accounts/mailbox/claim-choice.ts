import type { Claim } from './account-claims.queries.js';
import { timingSafeEqualText } from '../login/timing-safe-equal-text.js';

/** What came with the proof of an address; the hash has the salt of the claims. */
export interface EnteredPassword {
  hash?: string;
  claimId?: number;
}

/**
 * Which claim counts. `isNewPassword` says that the password entered replaces the one that the claim was made
 * with; `undecided` that it takes a password or a claim id, and `unknown` that there is no such claim.
 */
export type ClaimChoice =
  { claim: Claim; passwordHash: string; isNewPassword: boolean } | 'undecided' | 'unknown';

/**
 * Picks the claim of an address that somebody has proven to own. The password that they enter decides when it is
 * that of exactly one claim; otherwise they name the claim, and what they entered is its password from now on. So
 * the password of a stranger's claim never counts. Without a password only a claim that stands alone is picked.
 */
export function chooseClaim(claims: readonly Claim[], { hash, claimId }: EnteredPassword): ClaimChoice {
  if (hash === undefined) return chooseOnly(claims, claimId);
  const known = claims.filter(
    ({ passwordHash }) => passwordHash !== null && timingSafeEqualText(passwordHash, hash),
  );
  if (known.length === 1) return { claim: known[0]!, passwordHash: hash, isNewPassword: false };
  if (claimId === undefined) return 'undecided';
  const claim = claims.find(({ id }) => id === claimId);
  return claim ? { claim, passwordHash: hash, isNewPassword: true } : 'unknown';
}

function chooseOnly(claims: readonly Claim[], claimId: number | undefined): ClaimChoice {
  const [claim] = claims;
  const isAlone = claims.length === 1 && (claimId === undefined || claimId === claim?.id);
  if (!isAlone || claim?.passwordHash == null) return 'undecided';
  return { claim, passwordHash: claim.passwordHash, isNewPassword: false };
}
