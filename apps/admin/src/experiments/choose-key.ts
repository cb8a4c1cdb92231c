import type { EntityManager } from 'typeorm';
import { Experiment } from '#libs/entities';
import { invalidField } from '#libs/errors';
import { lockDefinitions } from './lock-definitions.js';
import { freeKey, isExperimentKey, slugOf } from './experiment-key.js';

/**
 * The given key, or one made from the title that is free in the project. Those who choose at once follow each
 * other, so that none meets a key that it could not see.
 */
export async function chooseKey(
  manager: EntityManager,
  { projectId, title, key }: { projectId: number; title: string; key?: string | null },
): Promise<string> {
  await lockDefinitions(manager, projectId);
  if (key !== undefined && key !== null && key !== '') {
    if (!isExperimentKey(key)) {
      throw invalidField(
        'key',
        'must be 1 to 64 characters of a-z, 0-9, _ and -, not only digits, and not a reserved word',
      );
    }
    return key;
  }
  const rows = await manager.find(Experiment, { select: { key: true }, where: { projectId } });
  return freeKey(slugOf(title), new Set(rows.map((row) => row.key)));
}
