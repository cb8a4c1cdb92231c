import { In, type EntityManager } from 'typeorm';
import { isServedSql, Segment } from '#libs/entities';
import { invalidField } from '#libs/errors';
import { compileRuleSteps, RULE_LIMITS } from '#libs/targeting';

/** Whose rules are about to cost more. */
export type Costlier = { readonly experimentId: number } | { readonly segmentId: number };

/**
 * Refuses what would let rules cost too much: those of one experiment, or those of all Active experiments of the
 * project together. Experiments that had costlier rules before go on, as long as nothing is added to them.
 *
 * To be called in the transaction of the change, after it is made; it locks the project's row.
 *
 * @param field what the request says that makes the difference
 * @throws DomainError `invalid` naming the limit
 */
export async function requireAffordableRules(
  manager: EntityManager,
  projectId: number,
  costlier: Costlier,
  field: string,
): Promise<void> {
  await manager.query('SELECT 1 FROM project WHERE id = $1 FOR NO KEY UPDATE', [projectId]);
  const uses = await readUses(manager, projectId, costlier);
  const touched = uses.filter((use) =>
    'segmentId' in costlier ? use.segmentIds.includes(costlier.segmentId) : use.id === costlier.experimentId,
  );
  if (touched.length === 0) return;
  const stepsOf = await readSteps(manager, uses);
  const own = Math.max(...touched.map(({ segmentIds }) => sum(segmentIds, stepsOf)));
  if (own > RULE_LIMITS.steps)
    throw refused(field, 'of the segments of one experiment', own, RULE_LIMITS.steps);
  if (own === 0 || touched.every(({ active }) => !active)) return;
  const all = sum(
    new Set(uses.filter(({ active }) => active).flatMap(({ segmentIds }) => segmentIds)),
    stepsOf,
  );
  if (all > RULE_LIMITS.projectSteps)
    throw refused(
      field,
      "of the segments of the project's Active experiments",
      all,
      RULE_LIMITS.projectSteps,
    );
}

/** An experiment with the segments whose rules decide about it. */
interface Use {
  readonly id: number;
  readonly active: boolean;
  readonly segmentIds: readonly number[];
}

/** The experiments of a project that are Active or shipped, and the one that is named. */
function readUses(manager: EntityManager, projectId: number, costlier: Costlier): Promise<Use[]> {
  return manager.query<Use[]>(
    `SELECT experiment.id, ${isServedSql} AS active, array_agg(segment_id) AS "segmentIds"
     FROM experiment JOIN (
       SELECT experiment_id, segment_id, false AS of_variation FROM experiment_segment
       UNION SELECT experiment_id, segment_id, true FROM variation WHERE segment_id IS NOT NULL
       UNION SELECT id, jsonb_path_query(rules, '$[*].segmentIds[*]')::int, false FROM experiment WHERE project_id = $1
     ) used ON used.experiment_id = experiment.id AND (experiment.type = 'Personalization' OR NOT of_variation)
     WHERE experiment.project_id = $1 AND (${isServedSql} OR experiment.id = $2)
     GROUP BY experiment.id ORDER BY experiment.id`,
    [projectId, 'experimentId' in costlier ? costlier.experimentId : null],
  );
}

async function readSteps(manager: EntityManager, uses: readonly Use[]): Promise<ReadonlyMap<number, number>> {
  const ids = [...new Set(uses.flatMap(({ segmentIds }) => segmentIds))];
  const segments = await manager.find(Segment, { select: { id: true, rules: true }, where: { id: In(ids) } });
  return new Map(segments.map(({ id, rules }) => [id, rules === null ? 0 : compileRuleSteps(rules).most]));
}

function sum(segmentIds: Iterable<number>, stepsOf: ReadonlyMap<number, number>): number {
  let steps = 0;
  for (const id of new Set(segmentIds)) steps += stepsOf.get(id) ?? 0;
  return steps;
}

function refused(field: string, whose: string, steps: number, limit: number): Error {
  return invalidField(field, `the rules ${whose} can take ${steps} steps, and at most ${limit} are allowed`);
}
