import type { EntityManager } from 'typeorm';
import { SharedMetric } from '#libs/entities';
import { invalidField } from '#libs/errors';
import { freeKey, isExperimentKey, lockDefinitions, slugOf } from '../experiments/index.js';

/**
 * The given key, or one made from the name that is free in the project. Those who choose at once follow each other, so
 * that none meets a key that it could not see.
 */
export async function chooseSharedKey(
  manager: EntityManager,
  { projectId, name, key }: { projectId: number; name: string; key?: string | null },
): Promise<string> {
  await lockDefinitions(manager, projectId);
  if (key !== undefined && key !== null && key !== '') {
    if (isExperimentKey(key)) return key;
    throw invalidField(
      'key',
      'must be 1 to 64 characters of a-z, 0-9, _ and -, not only digits, and not a reserved word',
    );
  }
  const rows = await manager.find(SharedMetric, { select: { key: true }, where: { projectId } });
  return freeKey(slugOf(name, 'metric'), new Set(rows.map((row) => row.key)));
}
