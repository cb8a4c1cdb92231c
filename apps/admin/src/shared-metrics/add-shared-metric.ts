import type { EntityManager } from 'typeorm';
import { SharedMetric, SharedMetricVersion } from '#libs/entities';
import { invalidField } from '#libs/errors';
import type { MetricDefinition } from '#libs/metrics';
import { currentActor } from '../audit/index.js';
import { spelled } from './cases.js';
import { chooseSharedKey } from './choose-shared-key.js';

export interface NewSharedMetric {
  projectId: number;
  name: string;
  description?: string | null;
  tags?: string[] | null;
  /** The caller when left out. */
  ownerId?: number | null;
  /** Made from the name when left out. */
  key?: string | null;
  note?: string | null;
  definition: MetricDefinition;
}

/** Adds a shared metric to the library of a project; answers its id. */
export async function addSharedMetric(
  manager: EntityManager,
  { definition, projectId, key, name, description, tags, note, ...given }: NewSharedMetric,
): Promise<number> {
  const ownerId = given.ownerId ?? currentActor()?.userId ?? null;
  const { id } = await manager.save(SharedMetric, {
    ...{ projectId, name, description: description ?? '', tags: tags ?? [], kind: definition.kind },
    ownerId: await requireMember(manager, projectId, ownerId),
    key: await chooseSharedKey(manager, { projectId, name, key }),
  });
  await recordDefinition(manager, { sharedMetricId: id, version: 1, definition, note: note ?? '' });
  return id;
}

/** Writes down a version; who makes it is the member behind the present request. */
export async function recordDefinition(
  manager: EntityManager,
  version: Pick<SharedMetricVersion, 'sharedMetricId' | 'version' | 'definition' | 'note'>,
): Promise<void> {
  const { definition, ...fields } = version;
  await manager.insert(SharedMetricVersion, {
    ...{ ...fields, madeBy: currentActor()?.userId ?? null },
    definition: definition as object,
  });
}

/** @throws DomainError `invalid` for an owner who is no member of the organization */
export async function requireMember(
  manager: EntityManager,
  projectId: number,
  userId: number | null,
): Promise<number | null> {
  if (userId === null || userId === 0) return null;
  const rows = await manager.query<unknown[]>(
    `SELECT FROM organization_user ou JOIN project ON project.organization_id = ou.organization_id
     WHERE project.id = $1 AND ou.user_id = $2 AND NOT ou.disabled`,
    [projectId, userId],
  );
  if (rows.length === 0)
    throw invalidField(spelled('ownerId'), `${userId} is not a member of the organization`);
  return userId;
}
