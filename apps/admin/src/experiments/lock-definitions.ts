import type { EntityManager } from 'typeorm';

/**
 * Until the end of the transaction no other one creates or starts an experiment of the project, or adds a prerequisite: changes
 * that depend on the other experiments run one after the other. Not the project's row: that one is locked last, after the stored
 * events and assignments have been waited for (docs/architecture.md, The order of locks). So take this one before either,
 * after the rows of experiments and before those of groups and shared metrics.
 */
export async function lockDefinitions(manager: EntityManager, projectId: number): Promise<void> {
  await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('definitions', -1 - $1::bigint))`, [
    projectId,
  ]);
}
