import { Experiment, maxActiveExperiments, Variation } from '#libs/entities';
import { requireAffordablePatterns } from './affordable-patterns.js';
import { requireAffordableRules } from './affordable-rules.js';
import type { ExperimentChange } from './experiment-changes.js';
import { requireStartable, requireTransition } from './experiment-status.js';

type StatusChanges = Partial<
  Pick<Experiment, 'status' | 'startedAt' | 'startedAllocationVersion' | 'endedAt'>
>;

/**
 * What changes with a status: the times it sets, and the allocation from which visitors stay put.
 *
 * @throws DomainError `conflict` when the status cannot follow, or something is missing for the start
 */
export async function statusChanges(
  change: ExperimentChange,
  to: Experiment['status'],
): Promise<StatusChanges> {
  const { manager, experiment } = change;
  requireTransition(experiment.status, to);
  if (to === 'Ended') return { status: to, endedAt: new Date() };
  if (to !== 'Active') return { status: to };
  await manager.query('SELECT 1 FROM project WHERE id = $1 FOR UPDATE', [experiment.projectId]);
  requireStartable({
    variations: await manager.findBy(Variation, { experimentId: experiment.id }),
    activeInProject: await manager.countBy(Experiment, { projectId: experiment.projectId, status: 'Active' }),
    maxActive: maxActiveExperiments,
    ...{ endAt: experiment.endAt, now: new Date() },
  });
  await requireAffordablePatterns(change, 'status', true);
  if (experiment.startedAt !== null) return { status: to };
  return { status: to, startedAt: new Date(), startedAllocationVersion: experiment.allocationVersion };
}

/** Makes a Draft Active that is to become it by itself, once its shares are 100 in total; not after its planned end. */
export async function activateIfFull(change: ExperimentChange): Promise<void> {
  const { manager, experiment } = change;
  if (experiment.status !== 'Draft' || !experiment.activatesItself) return;
  const total = await manager.sum(Variation, 'traffic', { experimentId: experiment.id });
  if (Math.round((total ?? 0) * 100) !== 10_000) return;
  if (experiment.endAt !== null && experiment.endAt <= new Date()) return;
  const moved = await statusChanges(change, 'Active');
  const { id, projectId } = experiment;
  await manager.update(Experiment, { id }, { ...moved, updatedAt: new Date() });
  await requireAffordableRules(manager, projectId, { experimentId: id }, 'status');
}
