import { In, type EntityManager } from 'typeorm';
import { Segment } from '#libs/entities';
import { invalidField } from '#libs/errors';

/**
 * Checks that segments belong to the project.
 *
 * @param field where the ids stand in the request
 * @throws DomainError `invalid` naming the first one that does not
 */
export async function requireSegmentsOf(
  manager: EntityManager,
  projectId: number,
  ids: readonly number[],
  field: string,
): Promise<void> {
  const known = await manager.find(Segment, { select: { id: true }, where: { projectId, id: In([...ids]) } });
  const stranger = ids.find((id) => known.every((segment) => segment.id !== id));
  if (stranger !== undefined) throw invalidField(field, `${stranger} is no segment of the project`);
}
