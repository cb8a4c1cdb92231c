import type { EntityManager } from 'typeorm';
import type { ExperimentStatus } from '#libs/entities';
import { DomainError } from '#libs/errors';

/** An experiment that has a segment, of its own or for one of its variations. */
export interface SegmentUse {
  id: number;
  title: string;
  status: ExperimentStatus;
  /** Whether it runs, or goes on with one variation after its end. */
  runs: boolean;
  /** Whether it decides who takes part, or gets which variation. */
  decides: boolean;
  /** Whether a rule of a flag asks for it, which would be for more end users without it. */
  ruled: boolean;
}

/** Locks the experiments that have a segment, so that none of them changes meanwhile; in ascending id. */
export function lockUses(manager: EntityManager, segmentId: number): Promise<SegmentUse[]> {
  return manager.query<SegmentUse[]>(
    `SELECT e.id, e.title, e.status, e.status IN ('Active', 'Paused')
         OR (e.status = 'Ended' AND e.shipped_variation_id IS NOT NULL) AS runs, EXISTS (
         SELECT 1 FROM experiment_segment es WHERE es.experiment_id = e.id AND es.segment_id = $1
       ) OR e.type = 'Personalization' OR ${isRuled} AS decides, ${isRuled} AS ruled
     FROM experiment e
     WHERE e.id IN (
       SELECT experiment_id FROM experiment_segment WHERE segment_id = $1
       UNION SELECT experiment_id FROM variation WHERE segment_id = $1 AND retired_at IS NULL)
       OR e.project_id = (SELECT project_id FROM segment WHERE id = $1) AND ${isRuled}
     ORDER BY e.id FOR UPDATE OF e`,
    [segmentId],
  );
}

/** Whether a rule of the flag asks for the segment. */
const isRuled = `jsonb_path_exists(e.rules, '$[*].segmentIds[*] ? (@ == $id)', jsonb_build_object('id', $1::int))`;

/** @throws DomainError `in-use` that names the running experiments and the flags that use the segment */
export function requireUnused(uses: readonly SegmentUse[]): void {
  const running = uses.filter(({ runs, decides, ruled }) => ruled || (decides && runs));
  if (running.length === 0) return;
  const names = running.slice(0, 5).map(({ id, title, status }) => `“${title}” (${id}, ${status})`);
  const more = running.length > names.length ? ` and ${running.length - names.length} more` : '';
  throw new DomainError(
    'conflict',
    'in-use',
    `Experiments use this segment: ${names.join(', ')}${more}. Remove it from them first.`,
    { extension: { experiments: running.map(({ id, title, status }) => ({ id, title, status })) } },
  );
}
