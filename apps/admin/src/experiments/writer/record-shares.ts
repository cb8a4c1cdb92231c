import type { EntityManager } from 'typeorm';

/**
 * Notes down by which shares end users are split under the present allocation version, for the sample ratio check and
 * the strata of results: those of the rule of a flag that measures alone where the default rule serves one variation. Where
 * several rules measure, results do not use them. To be called after the variations are written.
 */
export async function recordShares(manager: EntityManager, experimentId: number): Promise<void> {
  await manager.query(
    `INSERT INTO allocation_share (experiment_id, allocation_version, variation_id, traffic)
     SELECT experiment.id, allocation_version, variation.id, COALESCE(CASE WHEN rule.only THEN (
         SELECT (share ->> 'percent')::numeric FROM jsonb_array_elements(rule.shares) AS share
         WHERE (share ->> 'variationId')::int = variation.id) ELSE traffic END, 0)
     FROM experiment JOIN variation ON variation.experiment_id = experiment.id
     CROSS JOIN LATERAL (
       SELECT count(*) = 1 AND experiment.type = 'Feature Flag' AND EXISTS (
           SELECT FROM variation AS one
           WHERE one.experiment_id = experiment.id AND one.traffic = 100 AND one.retired_at IS NULL) AS only,
         (array_agg(listed -> 'serve' -> 'shares'))[1] AS shares
       FROM jsonb_array_elements(experiment.rules) AS listed WHERE listed -> 'serve' ? 'shares') AS rule
     WHERE experiment.id = $1
     ON CONFLICT (experiment_id, allocation_version, variation_id) DO UPDATE SET traffic = EXCLUDED.traffic`,
    [experimentId],
  );
}
