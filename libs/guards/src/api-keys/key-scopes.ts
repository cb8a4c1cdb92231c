import { keyScopes, publishableScopes, type ApiKeyKind, type KeyScope } from '#libs/entities';
import type { ActionName } from '../actions.js';
import type { Membership } from '../caller.js';

/** What a member needs to give a scope to a key: all of these actions, and this permission on the project. */
export interface ScopeNeeds {
  readonly actions: readonly ActionName[];
  readonly permission: 'Editor' | 'Viewer';
}

/**
 * What stands behind each scope: the actions of the console routes that do the same. The database has the same
 * table (`key_scope_needs()`), by which it works out what a key may do; a test compares them.
 */
export const scopeNeeds: Record<KeyScope, ScopeNeeds> = {
  decide: { actions: [], permission: 'Editor' },
  'events:write': { actions: [], permission: 'Editor' },
  'events:read': { actions: ['act:get-live-events', 'act:get-end-user'], permission: 'Viewer' },
  results: { actions: ['act:get-results'], permission: 'Viewer' },
  read: {
    actions: [
      'act:get-experiments',
      'act:get-experiment',
      'act:get-variations',
      'act:get-segments',
      'act:get-segment',
    ],
    permission: 'Viewer',
  },
  write: {
    actions: [
      'act:create-experiment',
      'act:update-experiment',
      'act:create-variation',
      'act:update-variation',
      'act:delete-variation',
      'act:update-traffic-allocation',
      'act:create-condition',
      'act:update-condition',
      'act:delete-condition',
      'act:create-metric',
      'act:update-metric',
      'act:delete-metric',
      'act:create-segment',
      'act:update-segment',
      'act:delete-segment',
      'act:assign-segment',
    ],
    permission: 'Editor',
  },
  users: {
    actions: ['act:get-end-users', 'act:get-end-user', 'act:update-end-user', 'act:delete-end-user'],
    permission: 'Editor',
  },
  datafile: {
    actions: [
      'act:get-experiments',
      'act:get-experiment',
      'act:get-variations',
      'act:get-conditions',
      'act:get-metrics',
      'act:get-segments',
      'act:get-segment',
    ],
    permission: 'Viewer',
  },
};

/** The scopes that a member may give to a key of the project that they are in; a super member all. */
export function grantableScopes({
  isSuper,
  actions,
  permission,
}: Pick<Membership, 'isSuper' | 'actions' | 'permission'>): KeyScope[] {
  if (isSuper) return [...keyScopes];
  const edits = permission === 'Owner' || permission === 'Editor';
  return keyScopes.filter((scope) => {
    const needs = scopeNeeds[scope];
    const enters = needs.permission === 'Editor' ? edits : permission !== undefined;
    return enters && needs.actions.every((action) => actions.has(action));
  });
}

/** The least kind of key that can have a scope. */
export function kindNeeded(scope: KeyScope): ApiKeyKind {
  return (publishableScopes as readonly KeyScope[]).includes(scope) ? 'publishable' : 'secret';
}
