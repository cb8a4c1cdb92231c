import type { ApiKeyKind, KeyScope } from '#libs/entities';

/** The valid key behind a request: which project it opens, and how far. */
export interface AuthorizedKey {
  /** Null for a token of API_TOKEN, which is always a secret one. */
  keyId: number | null;
  projectId: number;
  kind: ApiKeyKind;
  /** What it may do now: of what it was given, what its owner may grant. */
  scopes: ReadonlySet<KeyScope>;
}

/** What a route wants of a key: a scope, or `itself` where any secret key may do something about itself. */
export type KeyNeed = KeyScope | 'itself';
