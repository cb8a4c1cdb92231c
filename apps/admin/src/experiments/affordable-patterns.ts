import type { EntityManager } from 'typeorm';
import { Condition, isServedSql, type Experiment } from '#libs/entities';
import { invalidField } from '#libs/errors';
import { isShipped } from './writer/configuration.js';
import { patternStepsOf, URL_PATTERN_LIMITS } from '#libs/targeting';

/**
 * Refuses patterns of URL conditions that would cost decisions too much: those of one experiment, or those of all
 * experiments of the project together that are Active or shipped.
 *
 * To be called in the transaction of the change, after it is made; it locks the project's row.
 *
 * @param field what the request says that makes the difference
 * @throws DomainError `invalid` naming the limit
 */
export async function requireAffordablePatterns(
  manager: EntityManager,
  experiment: Pick<Experiment, 'id' | 'projectId' | 'status' | 'shippedVariationId'>,
  field: string,
): Promise<void> {
  const { id, projectId } = experiment;
  const own = patternStepsOf(await manager.findBy(Condition, { experimentId: id, operator: 'REGEX' }));
  if (own === 0) return;
  if (own > URL_PATTERN_LIMITS.steps)
    throw refused(field, 'of the conditions of one experiment', own, URL_PATTERN_LIMITS.steps);
  if (experiment.status !== 'Active' && !isShipped(experiment)) return;
  await manager.query('SELECT 1 FROM project WHERE id = $1 FOR NO KEY UPDATE', [projectId]);
  const others = await manager.query<Pick<Condition, 'operator' | 'urls'>[]>(
    `SELECT operator, urls FROM condition JOIN experiment ON experiment.id = experiment_id
     WHERE project_id = $1 AND operator = 'REGEX' AND ${isServedSql} AND experiment.id <> $2`,
    [projectId, id],
  );
  const all = own + patternStepsOf(others);
  if (all > URL_PATTERN_LIMITS.projectSteps)
    throw refused(field, "of the project's Active experiments", all, URL_PATTERN_LIMITS.projectSteps);
}

function refused(field: string, whose: string, steps: number, limit: number): Error {
  return invalidField(
    field,
    `the patterns ${whose} can take ${steps} steps, and at most ${limit} are allowed`,
  );
}
