import type { EntityManager } from 'typeorm';
import { Experiment, Metric, Variation } from '#libs/entities';
import type { AnalysedMetric } from '#libs/statistics';
import { readAllocation } from '../results/allocation.js';
import { gather, toAnalysed } from '../results/gather-statistics.js';
import { measure } from '../results/measured-metric.js';

/** An experiment with what its automatic stops are decided on, all as of one moment. */
export interface WatchedExperiment {
  experiment: Experiment;
  /** In ascending id, retired ones too. */
  variations: WatchedVariation[];
  guardrails: WatchedGuardrail[];
}

export interface WatchedVariation {
  variation: Variation;
  /** Assigned in all. */
  users: number;
  /** Assigned under the present allocation. */
  usersNow: number;
  /** Share of the plan: that of the start. */
  plannedShare: number;
}

export interface WatchedGuardrail {
  metric: Metric;
  /** With statistics in the order of the variations. */
  analysed: AnalysedMetric;
}

interface AssignedRow {
  variationId: number;
  users: number;
  usersNow: number;
}

/**
 * Reads it from the totals, so that it costs the same however many events there are; only guardrails that are ratios,
 * capped or use CUPED need a look at every end user.
 *
 * @param manager of a transaction that sees one state of the database
 */
export async function readWatched(
  manager: EntityManager,
  id: number,
): Promise<WatchedExperiment | undefined> {
  const experiment = await manager.findOneBy(Experiment, { id });
  if (!experiment) return undefined;
  const order = { id: 'ASC' } as const;
  const variations = await manager.find(Variation, { where: { experimentId: id }, order });
  const assigned = await readAssigned(manager, experiment);
  const { plannedShares } = await readAllocation(manager, { experiment, variations });
  const watched = variations.map((variation) => {
    const row = assigned.find(({ variationId }) => variationId === variation.id);
    const { users = 0, usersNow = 0 } = row ?? {};
    return { variation, users, usersNow, plannedShare: plannedShares.get(variation.id) ?? 0 };
  });
  return {
    experiment,
    variations: watched,
    guardrails: await readGuardrails(manager, experiment, variations),
  };
}

function readAssigned(manager: EntityManager, { id, allocationVersion }: Experiment): Promise<AssignedRow[]> {
  return manager.query(
    `SELECT variation_id AS "variationId", sum(users)::float8 AS users,
       COALESCE(sum(users) FILTER (WHERE allocation_version = $2), 0)::float8 AS "usersNow"
     FROM assignment_total WHERE experiment_id = $1 GROUP BY variation_id`,
    [id, allocationVersion],
  );
}

async function readGuardrails(
  manager: EntityManager,
  { id, projectId, stopsOnGuardrail }: Experiment,
  variations: readonly Variation[],
): Promise<WatchedGuardrail[]> {
  if (!stopsOnGuardrail) return [];
  const where = { experimentId: id, role: 'guardrail' } as const;
  const metrics = await manager.find(Metric, { where, order: { id: 'ASC' } });
  if (metrics.length === 0) return [];
  const reading = { manager, experimentId: id, projectId, filter: {}, grouping: null };
  const gathered = await gather(reading, metrics.map(measure));
  return metrics.map((metric) => ({
    metric,
    analysed: toAnalysed(measure(metric), gathered, { variations, group: '' }),
  }));
}
