import { nextMatching } from '#libs/targeting';
import type { Configuration } from './configuration.js';
import { listChanges } from './configuration-changes.js';
import type { Fault } from './faults.js';
import type { Target } from './target.js';
import type { Wanted } from './wanted.js';

/** Conditions that somebody changes are matched as people mean them from here on; see docs/targeting.md. */
export function settleMatching(present: Configuration, target: Target, wanted: Wanted): Fault[] {
  const stored = present.experiment.matching;
  const isChanged = listChanges(present, target).some(
    ({ of: { part, field } }) =>
      part === 'conditions' || (part === 'experiment' && (field === 'url' || field === 'conditionType')),
  );
  const matching = nextMatching(stored, { sent: wanted.experiment?.matching, isChanged });
  target.experiment.matching = matching ?? stored;
  if (matching !== undefined) return [];
  return [{ path: ['experiment', 'matching'], message: 'cannot be changed back from 2' }];
}
