import type { MenuEntry } from '#libs/entities';
import { DomainError } from '#libs/errors';
import type { Membership } from './caller.js';
import { grantedActions } from './granted-actions.js';

/**
 * Holds that nobody grants what they lack: a tree that somebody makes, changes or assigns may hold only
 * actions that they have themselves, unless they are super.
 *
 * @throws DomainError `forbidden` naming the actions that are too much
 */
export function requireGrantable(
  author: Pick<Membership, 'isSuper' | 'actions'>,
  tree: readonly MenuEntry[],
): void {
  if (author.isSuper) return;
  const tooMuch = [...grantedActions(tree)].filter((action) => !author.actions.has(action));
  if (tooMuch.length === 0) return;
  throw new DomainError(
    'forbidden',
    'grants-too-much',
    `You cannot grant what you do not have: ${tooMuch.sort().join(', ')}.`,
  );
}
