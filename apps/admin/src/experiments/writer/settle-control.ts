import { servedOf, type Configuration } from './configuration.js';
import type { Fault } from './faults.js';
import { retiredIn } from './settle-shares.js';
import type { Target, TargetPart } from './target.js';
import type { VariationFields } from './wanted.js';

/**
 * Which variation is the control: the first one, or the first that is called so. Nothing moves once the experiment has
 * started. It cannot be removed.
 */
export function settleControl(
  present: Configuration,
  target: Target,
): { control?: TargetPart<VariationFields>; faults: Fault[] } {
  const isRetired = retiredIn(present);
  const served = target.variations.filter((part) => !isRetired(part));
  const stored = servedOf(present).find(({ isControl }) => isControl);
  const kept = served.find(({ id }) => id !== undefined && id === stored?.id);
  if (stored && !kept) return { faults: [controlNeeded] };
  const isNamed = served.some(({ id, given }) => id === undefined || given.title !== undefined);
  if (present.experiment.startedAt !== null || !isNamed) return { control: kept, faults: [] };
  return { control: served.find(isCalledControl) ?? served[0], faults: [] };
}

const isCalledControl = ({ fields: { title } }: TargetPart<VariationFields>): boolean =>
  (title ?? '').trim().toLowerCase() === 'control';

const detail = 'The control cannot be deleted.';
const controlNeeded: Fault = {
  path: ['variations'],
  message: 'must list the control, which cannot be deleted',
  refusal: { kind: 'malformed', code: 'control-required', detail },
};
