import { keyScopes, scopesOfKind, type ApiKeyKind, type KeyScope } from '#libs/entities';
import { DomainError, invalidField } from '#libs/errors';
import { grantableScopes, scopeNeeds, type Membership } from '#libs/guards';

interface AskedKey {
  kind: ApiKeyKind;
  /** All that may be given when left out. */
  scopes?: readonly KeyScope[] | null;
}

/**
 * The scopes of a new key.
 *
 * @param maker null when nobody's rights limit it, as with a service key
 * @throws DomainError `invalid` for scopes that no key of the kind has, `forbidden` for those that its maker lacks
 */
export function chooseScopes({ kind, scopes }: AskedKey, maker: Membership | null): KeyScope[] {
  const ofKind = scopesOfKind[kind];
  const grantable = maker === null ? keyScopes : grantableScopes(maker);
  if (!scopes) return ofKind.filter((scope) => grantable.includes(scope));
  const impossible = scopes.filter((scope) => !ofKind.includes(scope));
  if (impossible.length > 0)
    throw invalidField('scopes', `must be ${ofKind.join(' and ')} at most, as the key is ${kind}`);
  const tooMuch = scopes.filter((scope) => !grantable.includes(scope));
  if (tooMuch.length > 0 && maker !== null) throw grantsTooMuch(tooMuch, maker);
  return keyScopes.filter((scope) => scopes.includes(scope));
}

function grantsTooMuch(scopes: readonly KeyScope[], { actions }: Membership): DomainError {
  const told = scopes.map((scope) => {
    const needs = scopeNeeds[scope];
    const missing = needs.actions.filter((action) => !actions.has(action));
    return `${scope} (needs ${missing.join(', ') || needs.permission})`;
  });
  return new DomainError(
    'forbidden',
    'grants-too-much',
    `You cannot grant what you do not have: ${told.join('; ')}.`,
  );
}
