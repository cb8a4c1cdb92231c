import type { EntityManager } from 'typeorm';
import { DomainError } from '#libs/errors';

/** Locks the experiments that a segment is attached to, so that none of them starts meanwhile; their ids. */
export async function lockAttached(manager: EntityManager, segmentId: number): Promise<number[]> {
  const rows = await manager.query<{ id: number }[]>(
    `SELECT e.id FROM experiment e JOIN experiment_segment es ON es.experiment_id = e.id
     WHERE es.segment_id = $1 ORDER BY e.id FOR UPDATE OF e`,
    [segmentId],
  );
  return rows.map(({ id }) => id);
}

/**
 * Refuses to take a segment away from an Active experiment that has no other: it would open to everyone.
 *
 * @param locked the experiments that are locked; another one may have got the segment since
 * @throws DomainError `conflict`
 */
export async function requireOtherSegments(
  manager: EntityManager,
  segmentId: number,
  locked: readonly number[],
): Promise<void> {
  const attached = await manager.query<{ id: number; needsIt: boolean }[]>(
    `SELECT e.id, e.status = 'Active' AND NOT EXISTS (
       SELECT 1 FROM experiment_segment o WHERE o.experiment_id = e.id AND o.segment_id <> $1) AS "needsIt"
     FROM experiment e JOIN experiment_segment es ON es.experiment_id = e.id
     WHERE es.segment_id = $1 ORDER BY e.id`,
    [segmentId],
  );
  const stranger = attached.find(({ id }) => !locked.includes(id));
  if (stranger) throw inUse(`Experiment ${stranger.id} has just got this segment; try again.`);
  const needing = attached.find(({ needsIt }) => needsIt);
  if (needing) throw lastSegment(needing.id);
}

/** The refusal to leave an Active experiment without any segment. */
export function lastSegment(experimentId: number): DomainError {
  return inUse(
    `It is the last segment of the Active experiment ${experimentId}, which would open to everyone.`,
  );
}

function inUse(detail: string): DomainError {
  return new DomainError('conflict', 'in-use', detail);
}
