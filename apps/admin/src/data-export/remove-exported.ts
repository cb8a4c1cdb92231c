import type { ObjectStorage } from '#libs/storage';
import { exportedTables } from './exported-tables.js';

/** Removes all exported files of a project. Manifests go on naming them. */
export async function removeExported(
  storage: ObjectStorage,
  prefix: string,
  projectId: number,
): Promise<void> {
  for (const { name } of exportedTables)
    for (const path of await storage.list(`${prefix}/${name}/project=${projectId}`))
      await storage.delete(path);
}
