import { experimentFacts, partFacts, type FieldFact } from '../writer/field-facts.js';
import { sameValue } from '../writer/same-value.js';
import { partKinds, type PartKind } from '../writer/wanted.js';
import type { ExperimentDocument } from '../document/experiment-document.js';

/** One difference between two documents of an experiment. */
export interface Difference {
  part: 'experiment' | 'segmentIds' | PartKind;
  /** Of the part; null for the experiment itself and for its segments. */
  id: number | null;
  /** Null for a whole part. */
  field: string | null;
  what: 'added' | 'removed' | 'changed';
}

/** Every difference, parts in their order; retiring a variation is removing it. */
export function differencesOf(before: ExperimentDocument, after: ExperimentDocument): Difference[] {
  const own = fieldsThatDiffer(experimentFacts, before.experiment, after.experiment).map(
    (field) => ({ part: 'experiment', id: null, field, what: 'changed' }) as const,
  );
  const segments = sameValue(before.segmentIds, after.segmentIds)
    ? []
    : [{ part: 'segmentIds', id: null, field: null, what: 'changed' } as const];
  return [...own, ...segments, ...partKinds.flatMap((kind) => partDifferences(kind, before, after))];
}

function partDifferences(
  kind: PartKind,
  before: ExperimentDocument,
  after: ExperimentDocument,
): Difference[] {
  const [old, present] = [before[kind].filter(isThere), after[kind].filter(isThere)];
  const kept = present.flatMap((part): Difference[] => {
    const stored = old.find(({ id }) => id === part.id);
    if (!stored) return [{ part: kind, id: part.id, field: null, what: 'added' }];
    return fieldsThatDiffer(partFacts[kind], stored, part).map((field) => ({
      ...{ part: kind, id: part.id, field, what: 'changed' },
    }));
  });
  const gone = old.filter(({ id }) => present.every((part) => part.id !== id));
  return [...kept, ...gone.map(({ id }) => ({ part: kind, id, field: null, what: 'removed' }) as const)];
}

const isThere = (part: Record<string, unknown>): boolean => part.retired !== true;

function fieldsThatDiffer(
  facts: Readonly<Record<string, FieldFact>>,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): string[] {
  const names = Object.keys(facts);
  return names.filter((name) => {
    // A version from before there was a field lacks it.
    const none = facts[name]!.cleared ?? null;
    return !sameValue(before[name] ?? none, after[name] ?? none);
  });
}
