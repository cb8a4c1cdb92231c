import type { EntityManager } from 'typeorm';
import { requireAffordablePatterns } from '../affordable-patterns.js';
import { requireAffordableRules } from '../affordable-rules.js';
import { caught } from './checks/caught.js';
import type { Configuration } from './configuration.js';
import type { Change } from './configuration-changes.js';
import { throwFaults, type FieldNaming } from './faults.js';
import type { PreparedChange } from './prepare-change.js';

/** Refuses a change after which rules would cost too much; to be called after it is made. */
export async function requireAffordable(
  manager: EntityManager,
  { changes }: PreparedChange,
  { experiment }: Configuration,
  naming: FieldNaming,
): Promise<void> {
  const { id: experimentId, projectId } = experiment;
  const searched = changes.find(addsPatterns);
  if (searched) {
    const path = searched.of.part === 'conditions' ? [...searched.path.slice(0, 2), 'urls'] : searched.path;
    throwFaults(await caught(path, () => requireAffordablePatterns(manager, experiment, '')), naming);
  }
  const costlier = changes.find(addsRules);
  if (!costlier) return;
  const { part, field } = costlier.of;
  const path = part === 'variations' && field === null ? [...costlier.path, 'segmentId'] : costlier.path;
  const faults = await caught(path, () => requireAffordableRules(manager, projectId, { experimentId }, ''));
  throwFaults(faults, naming);
}

function addsPatterns({ of: { part, field }, what, after }: Change): boolean {
  if (part === 'conditions') return what !== 'removed';
  return part === 'experiment' && isServedFromNow(field, after);
}

function addsRules({ of: { part, field }, what, before, after }: Change): boolean {
  if (part === 'experiment')
    return (
      isServedFromNow(field, after) || field === 'rules' || (field === 'type' && after === 'Personalization')
    );
  if (part === 'segmentIds') return (after as number[]).some((id) => !(before as number[]).includes(id));
  if (part !== 'variations' || what === 'removed') return false;
  if (what === 'added') return (after as { segmentId: number | null }).segmentId !== null;
  return field === 'segmentId' && after !== null;
}

/** Whether a change may be the one from which on decisions ask the experiment. */
const isServedFromNow = (field: string | null, after: unknown): boolean =>
  (field === 'status' && after === 'Active') || (field === 'shippedVariationId' && after !== null);
