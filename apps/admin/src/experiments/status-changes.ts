import { IsNull, Not, type EntityManager } from 'typeorm';
import type { StartedPlan } from '#libs/protocol';
import { Experiment, maxActiveExperiments } from '#libs/entities';
import { requireStartable, requireTransition, type Startable } from './experiment-status.js';

type StatusChanges = Partial<
  Pick<Experiment, 'status' | 'startedAt' | 'startedAllocationVersion' | 'startedPlan' | 'endedAt'>
>;

/** An experiment as it is going to be, but for its status. */
export interface Moving {
  experiment: Experiment;
  variations: Startable['variations'];
}

/**
 * What changes with a status: the times it sets, and the allocation from which visitors stay put. One that starts counts
 * the others, with definitions locked.
 *
 * @throws DomainError `conflict` when the status cannot follow, or something is missing for the start
 */
export async function statusChanges(
  manager: EntityManager,
  { experiment, variations }: Moving,
  to: Experiment['status'],
  now: Date,
): Promise<StatusChanges> {
  requireTransition(experiment.status, to);
  if (to === 'Ended') return { status: to, endedAt: endOf(experiment, now) };
  if (to !== 'Active') return { status: to };
  requireStartable({
    ...{ variations, maxActive: maxActiveExperiments, endAt: experiment.endAt, now },
    wasStarted: experiment.startedAt !== null,
    activeInProject: await countServed(manager, experiment.projectId),
  });
  if (experiment.startedAt !== null) return { status: to };
  return {
    ...{ status: to, startedAt: now, startedAllocationVersion: experiment.allocationVersion },
    startedPlan: planOf(experiment),
  };
}

/** How many experiments of a project decisions ask: shipped ones count as Active. */
function countServed(manager: EntityManager, projectId: number): Promise<number> {
  const shipped = { projectId, status: 'Ended', shippedVariationId: Not(IsNull()) } as const;
  return manager.countBy(Experiment, [{ projectId, status: 'Active' }, shipped]);
}

/** What is agreed on with the start; a later change of it is told with the results. */
function planOf({ plannedUsers, endAt, protocol: { method, alpha } }: Experiment): StartedPlan {
  return { plannedUsers, endAt: endAt && endAt.toISOString(), method, alpha };
}

/** One that ends after its planned end has ended then, whenever that is found out. */
function endOf({ endAt }: Experiment, now: Date): Date {
  return endAt !== null && endAt < now ? endAt : now;
}
