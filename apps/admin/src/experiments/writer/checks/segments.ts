import { In, type EntityManager } from 'typeorm';
import { Segment } from '#libs/entities';
import type { Configuration } from '../configuration.js';
import type { Fault, Path } from '../faults.js';
import type { Target } from '../target.js';
import type { Wanted } from '../wanted.js';

/** Segments that a change names and the project does not have. */
export async function foreignSegmentFaults(
  manager: EntityManager,
  { experiment: { projectId }, segmentIds: stored }: Configuration,
  target: Target,
  wanted: Wanted,
): Promise<Fault[]> {
  const named: { id: number; path: Path }[] = (wanted.segmentIds ?? [])
    .map((id, index) => ({ id, path: ['segmentIds', index] }))
    .filter(({ id }) => !stored.includes(id));
  for (const { at, before, fields } of target.variations)
    if (fields.segmentId !== null && fields.segmentId !== before?.segmentId)
      named.push({ id: fields.segmentId, path: ['variations', at, 'segmentId'] });
  if (named.length === 0) return [];
  const ids = named.map(({ id }) => id);
  const known = await manager.find(Segment, { select: { id: true }, where: { projectId, id: In(ids) } });
  return named
    .filter(({ id }) => known.every((segment) => segment.id !== id))
    .map(({ id, path }) => ({ path, message: `${id} is not a segment of the project` }));
}
