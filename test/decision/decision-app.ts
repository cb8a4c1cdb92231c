import type { DataSource } from 'typeorm';
import { announceChange } from '#libs/datafiles';
import { createApplication, RootModule } from '#libs/http';
import { DecisionModule } from '../../apps/decision/src/decision.module.js';
import { type Settings, startTestApp, type TestApp } from '../support/admin-app.js';

/** The real decision app on a database of its own; call `stop` when the file is done. */
export function startDecisionApp(settings: Settings = {}): Promise<TestApp> {
  return startTestApp(
    (config) => createApplication(RootModule.of(config, [DecisionModule]), config),
    settings,
  );
}

/** Changes rows the way the admin app does: in one transaction, with the announcement. */
export async function changeAndAnnounce(
  dataSource: DataSource,
  projectId: number,
  statement: string,
  parameters: unknown[] = [],
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await manager.query(statement, parameters);
    await announceChange(manager, projectId);
  });
}
