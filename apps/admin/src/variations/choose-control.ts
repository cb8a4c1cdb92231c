import { Variation } from '#libs/entities';
import type { ExperimentChange } from '../experiments/experiment-changes.js';
import { servedVariations } from './served-variations.js';

/**
 * Makes the first variation the control, or the first that is called so. To be called after a variation is made or
 * renamed; nothing moves once the experiment has started.
 */
export async function chooseControl({ manager, experiment }: ExperimentChange): Promise<void> {
  if (experiment.startedAt !== null) return;
  const served = await servedVariations(manager, experiment.id);
  const control = served.find(isCalledControl) ?? served[0];
  if (control === undefined || control.isControl) return;
  await manager.update(Variation, { experimentId: experiment.id }, { isControl: false });
  await manager.update(Variation, { id: control.id }, { isControl: true });
}

const isCalledControl = ({ title }: Variation): boolean => title.trim().toLowerCase() === 'control';
