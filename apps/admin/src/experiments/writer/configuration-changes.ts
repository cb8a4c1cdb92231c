import type { FlagRule, MarkKind } from '#libs/entities';
import { serveTheSame } from '../take-steps.js';
import { servedOf, type Configuration } from './configuration.js';
import type { Path } from './faults.js';
import { experimentFacts, partFacts, wholePartFacts, type EventType } from './field-facts.js';
import { sameValue } from './same-value.js';
import type { Target } from './target.js';
import { partKinds, type ExperimentFields, type PartKind } from './wanted.js';

/** One difference between what is stored and what is going to be. */
export interface Change {
  /** Where it stands in the request; for what is removed, where it stands among what is stored. */
  path: Path;
  /** Which field of what: the part's id is null for the experiment and its segments, and for what is new. */
  of: { part: 'experiment' | 'segmentIds' | PartKind; id: number | null; field: string | null };
  what: 'added' | 'removed' | 'changed';
  before?: unknown;
  after?: unknown;
  event?: EventType;
  marked?: MarkKind;
}

/** Every difference, parts in their order. */
export function listChanges(present: Configuration, target: Target): Change[] {
  return [
    ...experimentChanges(present, target),
    ...segmentChanges(present, target),
    ...partKinds.flatMap((kind) => partChanges(kind, present, target)),
  ];
}

function experimentChanges({ experiment }: Configuration, target: Target): Change[] {
  return Object.entries(experimentFacts).flatMap(([field, { event, marked }]) => {
    const name = field as keyof ExperimentFields;
    const [before, after] = [experiment[name], target.experiment[name]];
    if (sameValue(before, after)) return [];
    const of = { part: 'experiment', id: null, field } as const;
    const isPlan = name === 'rules' && serveTheSame(before as FlagRule[], after as FlagRule[]);
    const meaning = isPlan ? ({ event: 'PlanChanged' } as const) : { event, marked };
    return [{ path: ['experiment', field], of, what: 'changed', before, after, ...meaning } as const];
  });
}

function segmentChanges({ segmentIds: before }: Configuration, { segmentIds: after }: Target): Change[] {
  if (sameValue(before, after)) return [];
  const of = { part: 'segmentIds', id: null, field: null } as const;
  const fact = { event: 'TargetingChanged', marked: 'targeting_changed' } as const;
  return [{ path: ['segmentIds'], of, what: 'changed', before, after, ...fact }];
}

function partChanges(kind: PartKind, present: Configuration, target: Target): Change[] {
  const { event, added, removed } = wholePartFacts[kind];
  const parts: readonly { at: number; id?: number; before?: unknown; fields: unknown }[] = target[kind];
  const kept = parts.flatMap(({ at, id, before, fields }): Change[] => {
    if (id !== undefined && before !== undefined)
      return fieldChanges(kind, { at, id, before: before as Fields, after: fields as Fields });
    const marked = kind === 'variations' && (fields as Fields).traffic !== 0 ? 'shares_changed' : added;
    const of = { part: kind, id: null, field: null };
    return [{ path: [kind, at], of, what: 'added', after: fields, event, marked }];
  });
  const stored = kind === 'variations' ? servedOf(present) : present[kind];
  const gone = stored.flatMap((part, index): Change[] => {
    if (parts.some(({ id }) => id === part.id)) return [];
    const of = { part: kind, id: part.id, field: null };
    return [{ path: [kind, index], of, what: 'removed', before: part, event, marked: removed }];
  });
  return [...kept, ...gone];
}

type Fields = Record<string, unknown>;

function fieldChanges(
  kind: PartKind,
  { at, id, before, after }: { at: number; id: number; before: Fields; after: Fields },
): Change[] {
  return Object.entries(partFacts[kind]).flatMap(([field, { event, marked }]) => {
    if (sameValue(before[field], after[field])) return [];
    const change = { before: before[field], after: after[field], event, marked };
    return [{ path: [kind, at, field], of: { part: kind, id, field }, what: 'changed', ...change } as const];
  });
}
