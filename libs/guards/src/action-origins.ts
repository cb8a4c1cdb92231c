import type { ActionName } from './actions.js';

/**
 * The older action that each newer one grew out of. The start that meets the newer one for the first time gives it to
 * every menu template that grants the older one, so nobody loses by an upgrade what they could do before.
 */
export const actionOrigins: Readonly<Partial<Record<ActionName, ActionName>>> = {
  'act:get-security-log': 'act:get-audit-log',
  'act:restore-experiment': 'act:update-experiment',
};
