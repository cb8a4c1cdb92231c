import type { AuthorizedKey } from '#libs/guards';

/** Whether a key opens events that are stored already: a secret one with `events:read`. */
export function mayReadStoredEvents({ kind, scopes }: AuthorizedKey): boolean {
  return kind === 'secret' && scopes.has('events:read');
}
