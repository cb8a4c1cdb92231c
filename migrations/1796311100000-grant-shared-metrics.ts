import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addMenuEntry, removeMenuEntry, type AddedEntry } from './menu-trees.js';

/** Who could make, change and delete metrics can do so in the library; who could set up projects can verify there. */
export class GrantSharedMetrics1796311100000 implements MigrationInterface {
  readonly name = 'GrantSharedMetrics1796311100000';

  async up(runner: QueryRunner): Promise<void> {
    await addMenuEntry(runner, entry);
  }

  async down(runner: QueryRunner): Promise<void> {
    await removeMenuEntry(runner, entry);
  }
}

const entry: AddedEntry = {
  ...{ key: 'metrics', label: 'Metrics', icon: 'chart-bar', href: '/metrics' },
  ...{ needs: 'act:get-shared-metrics', after: ['/flags', '/experiment'] },
  grants: {
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
  },
};
