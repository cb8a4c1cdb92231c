import { In, type EntityManager } from 'typeorm';
import { Segment } from '#libs/entities';
import { isRunning, isShipped, type Configuration } from '../configuration.js';
import type { Fault } from '../faults.js';
import type { Target } from '../target.js';

/**
 * What would open a running or shipped experiment to everybody, which has to be asked for in so many words: without its last
 * condition, without its last segment, or with a segment that everybody is in.
 */
export async function openingFaults(
  manager: EntityManager,
  present: Configuration,
  target: Target,
): Promise<Fault[]> {
  if (!isRunning(present.experiment) && !isShipped(present.experiment)) return [];
  const faults: Fault[] = [];
  if (present.conditions.length > 0 && target.conditions.length === 0)
    faults.push(opening(['conditions'], 'would have no condition any more'));
  const added = target.segmentIds.filter((id) => !present.segmentIds.includes(id));
  if (present.segmentIds.length > 0 && target.segmentIds.length === 0)
    faults.push(opening(['segmentIds'], 'would have no segment any more'));
  else if (present.segmentIds.length > 0 && (await hasEverybody(manager, added)))
    if (!(await hasEverybody(manager, present.segmentIds)))
      faults.push(opening(['segmentIds'], 'would have a segment that everybody is in'));
  return faults;
}

/** A refusal to open a running experiment to everybody. */
function opening(path: Fault['path'], why: string): Fault {
  const detail = `The experiment ${why}, and would open to everybody; send opensToEverybody to do so.`;
  return {
    path,
    message: `needs opensToEverybody: the experiment ${why}`,
    refusal: { kind: 'conflict', code: 'opens-to-everybody', detail },
  };
}

async function hasEverybody(manager: EntityManager, segmentIds: readonly number[]): Promise<boolean> {
  if (segmentIds.length === 0) return false;
  const segments = await manager.findBy(Segment, { id: In([...segmentIds]) });
  return segments.some(({ rules }) => holdsForEverybody(rules));
}

/** Whether rules ask for nothing; none at all (null) let only assigned end users in. */
export function holdsForEverybody(rules: unknown): boolean {
  if (typeof rules !== 'object' || rules === null || Array.isArray(rules)) return false;
  return Object.entries(rules as Record<string, unknown>).every(([name, value]) => {
    if (!Array.isArray(value)) return false;
    if (name === '$and') return value.every(holdsForEverybody);
    return name === '$or' && value.some(holdsForEverybody);
  });
}
