import type { EntityManager } from 'typeorm';
import type { Experiment } from '#libs/entities';

/** Which rules measure end users, and so what results are of. */
export type MeasuredRules = number[];

/** What an experiment without rules has: everybody is measured by its own shares. */
export const defaultRule = 0;

/**
 * The rules of flags that have measured end users at any time since the start, by id of the experiment: 0 is the default
 * rule. Of what versions say, so that it costs the same however many end users there are; a rule that could have measured
 * counts as one that did.
 *
 * @returns nothing of experiments that never had rules
 */
export async function readMeasuredRules(
  manager: EntityManager,
  experiments: readonly Pick<Experiment, 'id' | 'lastRuleId'>[],
): Promise<ReadonlyMap<number, MeasuredRules>> {
  const ids = experiments.filter(({ lastRuleId }) => lastRuleId > 0).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const rows = await manager.query<{ experimentId: number; rules: number[] }[]>(
    `WITH started AS (
       SELECT experiment_id, content -> 'experiment' AS experiment, content -> 'variations' AS variations
       FROM experiment_version
       WHERE experiment_id = ANY ($1::int[]) AND content -> 'experiment' ->> 'status' <> 'Draft'),
     measuring AS (
       SELECT experiment_id, (rule ->> 'id')::int AS rule_id
       FROM started, jsonb_array_elements(COALESCE(experiment -> 'rules', '[]')) AS rule
       WHERE rule -> 'serve' ? 'shares'
       UNION SELECT experiment_id, ${defaultRule} FROM started
       WHERE experiment ->> 'type' <> 'Feature Flag' OR NOT EXISTS (
         SELECT FROM jsonb_array_elements(variations) AS variation
         WHERE (variation ->> 'traffic')::numeric = 100 AND (variation ->> 'retired') IS DISTINCT FROM 'true'))
     SELECT experiment_id AS "experimentId", array_agg(rule_id ORDER BY rule_id) AS rules FROM measuring GROUP BY 1`,
    [ids],
  );
  return new Map(rows.map(({ experimentId, rules }) => [experimentId, rules]));
}
