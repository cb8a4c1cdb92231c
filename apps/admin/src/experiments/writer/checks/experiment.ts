import type { Configuration } from '../configuration.js';
import type { Fault } from '../faults.js';
import { experimentFacts } from '../field-facts.js';
import { sameValue } from '../same-value.js';
import type { Target } from '../target.js';
import type { ExperimentFields } from '../wanted.js';

/** What is wrong with the experiment's own fields, beside their form. */
export function experimentFaults(present: Configuration, target: Target, now: Date): Fault[] {
  const faults: Fault[] = [];
  const isChanged = (name: keyof ExperimentFields) =>
    !sameValue(present.experiment[name], target.experiment[name]);
  for (const [field, { fixedAfterStart, words }] of Object.entries(experimentFacts))
    if (
      fixedAfterStart &&
      present.experiment.startedAt !== null &&
      isChanged(field as keyof ExperimentFields)
    )
      faults.push(fixed(field, words));
  const { endAt } = target.experiment;
  if (endAt !== null && endAt <= now && isChanged('endAt'))
    faults.push({ path: ['experiment', 'endAt'], message: 'must be in the future' });
  return faults;
}

function fixed(field: string, words: string): Fault {
  const detail = `${words} cannot be changed after the experiment has started; duplicate the experiment instead.`;
  return {
    path: ['experiment', field],
    message: 'cannot be changed after the experiment has started',
    refusal: { kind: 'conflict', code: 'fixed-after-start', detail },
  };
}
