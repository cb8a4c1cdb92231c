import type { EntityManager } from 'typeorm';
import type { Configuration } from '../configuration.js';
import type { Fault } from '../faults.js';
import type { Target } from '../target.js';

/** A new owner who is not a member of the organization. One who has left stays until another is chosen. */
export async function ownerFaults(
  manager: EntityManager,
  { experiment: { projectId, ownerId: before } }: Configuration,
  { experiment: { ownerId } }: Target,
): Promise<Fault[]> {
  if (ownerId === null || ownerId === before) return [];
  const members = await manager.query<unknown[]>(
    `SELECT FROM organization_user member JOIN project ON project.organization_id = member.organization_id
     WHERE project.id = $1 AND member.user_id = $2 AND NOT member.disabled`,
    [projectId, ownerId],
  );
  if (members.length > 0) return [];
  return [{ path: ['experiment', 'ownerId'], message: `${ownerId} is not a member of the organization` }];
}
