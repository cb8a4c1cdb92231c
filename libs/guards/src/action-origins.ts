import type { ActionName } from './actions.js';

/**
 * The older action that each newer one grew out of. The start that meets the newer one for the first time gives it to
 * every menu template that grants the older one, so nobody loses by an upgrade what they could do before.
 */
export const actionOrigins: Readonly<Partial<Record<ActionName, ActionName>>> = {
  'act:get-security-log': 'act:get-audit-log',
  'act:restore-experiment': 'act:update-experiment',
  'act:get-shared-metrics': 'act:get-metrics',
  'act:get-shared-metric': 'act:get-metrics',
  'act:create-shared-metric': 'act:create-metric',
  'act:update-shared-metric': 'act:update-metric',
  'act:archive-shared-metric': 'act:delete-metric',
  'act:verify-shared-metric': 'act:update-project',
  'act:attach-shared-metric': 'act:create-metric',
  'act:detach-shared-metric': 'act:delete-metric',
  'act:get-metric-groups': 'act:get-metrics',
  'act:create-metric-group': 'act:create-metric',
  'act:update-metric-group': 'act:update-metric',
  'act:delete-metric-group': 'act:delete-metric',
};
