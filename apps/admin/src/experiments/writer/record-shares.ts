import type { EntityManager } from 'typeorm';

/**
 * Notes down by which shares end users are split under the present allocation version, for the sample ratio check and
 * the strata of results. To be called after the variations are written.
 */
export async function recordShares(manager: EntityManager, experimentId: number): Promise<void> {
  await manager.query(
    `INSERT INTO allocation_share (experiment_id, allocation_version, variation_id, traffic)
     SELECT experiment.id, allocation_version, variation.id, traffic
     FROM experiment JOIN variation ON variation.experiment_id = experiment.id WHERE experiment.id = $1
     ON CONFLICT (experiment_id, allocation_version, variation_id) DO UPDATE SET traffic = EXCLUDED.traffic`,
    [experimentId],
  );
}
