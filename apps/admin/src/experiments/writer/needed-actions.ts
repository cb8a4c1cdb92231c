import type { ActionName } from '#libs/guards';
import type { Change } from './configuration-changes.js';
import type { Fault } from './faults.js';
import type { MetricFields } from './wanted.js';

/** The action of the route that makes a change by itself. */
function actionFor({ of: { part, field }, what, before, after }: Change): ActionName {
  if (part === 'experiment') return 'act:update-experiment';
  if (part === 'segmentIds') return 'act:assign-segment';
  if (part === 'variations' && field === 'traffic') return 'act:update-traffic-allocation';
  if (part === 'metrics' && field === null && isAttached(what === 'removed' ? before : after))
    return what === 'removed' ? 'act:detach-shared-metric' : 'act:attach-shared-metric';
  const verb = ({ added: 'create', removed: 'delete', changed: 'update' } as const)[what];
  const noun = ({ conditions: 'condition', variations: 'variation', metrics: 'metric' } as const)[part];
  return `act:${verb}-${noun}`;
}

const isAttached = (fields: unknown): boolean =>
  (fields as Partial<MetricFields> | undefined)?.sharedMetricId != null;

/** The changes that a member may not make, one fault for each. */
export function forbiddenChanges(changes: readonly Change[], granted: ReadonlySet<string>): Fault[] {
  return changes.flatMap((change) => {
    const action = actionFor(change);
    if (granted.has(action)) return [];
    const detail = `Your menu template does not grant ${action}.`;
    const refusal = { kind: 'forbidden', code: 'action-not-granted', detail } as const;
    return [{ path: change.path, message: `needs ${action}`, refusal }];
  });
}
