import { Experiment } from '#libs/entities';
import type { ExperimentChange } from './experiment-changes.js';

/** Conditions that somebody changes are matched as people mean them from here on; see docs/targeting.md. */
export async function adoptMatching({ manager, experiment }: ExperimentChange): Promise<void> {
  if (experiment.matching === 2) return;
  experiment.matching = 2;
  await manager.update(Experiment, { id: experiment.id }, { matching: 2 });
}
