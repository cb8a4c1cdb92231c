import type { MeasuredExperiment } from '../queries/measured-experiment.js';

/** Why differences between variations would not be effects; null where variations are compared. */
export type NotCompared = 'not_randomized' | 'rules_mixed' | null;

/**
 * A personalization gives everybody what is meant for them. Rules of a flag are for end users of different kinds and may
 * have different shares, so over several rules variations differ by whom they served.
 */
export function whyNotCompared({
  experiment,
  measuredRules,
}: Pick<MeasuredExperiment, 'measuredRules'> & {
  experiment: Pick<MeasuredExperiment['experiment'], 'type'>;
}): NotCompared {
  if (experiment.type === 'Personalization') return 'not_randomized';
  return measuredRules.length > 1 ? 'rules_mixed' : null;
}

export const isCompared = (measured: Parameters<typeof whyNotCompared>[0]): boolean =>
  whyNotCompared(measured) === null;
