import type { EntityManager } from 'typeorm';
import { ExperimentVersion } from '#libs/entities';
import type { ExperimentDocument } from '../document/experiment-document.js';
import { unpackContent, type VersionContent } from './version-content.js';

/** An experiment as a revision left it; undefined when that was never kept, or not any more. */
export async function readDocumentAt(
  manager: EntityManager,
  experimentId: number,
  revision: number,
): Promise<ExperimentDocument | undefined> {
  const where = { experimentId, number: revision };
  const version = await manager.findOne(ExperimentVersion, { where, order: { id: 'DESC' } });
  return version ? unpackContent(manager, experimentId, version.content as VersionContent) : undefined;
}
