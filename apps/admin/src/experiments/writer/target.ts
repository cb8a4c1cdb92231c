import type { Variation } from '#libs/entities';
import type { Configuration } from './configuration.js';
import type { Fault } from './faults.js';
import { partFacts } from './field-facts.js';
import { sameValue } from './same-value.js';
import {
  partKinds,
  type ExperimentFields,
  type PartFields,
  type PartKind,
  type SettledWanted,
  type WantedPart,
} from './wanted.js';

/** A part as it is going to be. */
export interface TargetPart<Fields> {
  /** Its position in the list that was sent, or that is stored when none was sent. */
  at: number;
  /** Undefined for a new one. */
  id?: number;
  /** As it is stored; undefined for a new one. */
  before?: Fields;
  fields: Fields;
  /** What the request says of it that differs from what is stored. */
  given: Partial<Fields>;
}

export type TargetParts = { [Kind in PartKind]: TargetPart<PartFields[Kind]>[] };

/** An experiment as it is going to be, complete. */
export interface Target extends TargetParts {
  experiment: ExperimentFields;
  segmentIds: number[];
}

/** Completes what is wanted by what is stored and what new parts have. Unknown and repeated ids are faults. */
export function completeWanted(
  present: Configuration,
  wanted: SettledWanted,
): { target: Target; faults: Fault[] } {
  const faults: Fault[] = [];
  const parts = Object.fromEntries(
    partKinds.map((kind) => [kind, completeParts(kind, present, wanted, faults)]),
  ) as unknown as TargetParts;
  const segmentIds = [...new Set(wanted.segmentIds ?? present.segmentIds)].sort((a, b) => a - b);
  const target = { experiment: { ...present.experiment, ...wanted.experiment }, segmentIds, ...parts };
  return { target, faults };
}

function completeParts<Kind extends PartKind>(
  kind: Kind,
  present: Configuration,
  wanted: SettledWanted,
  faults: Fault[],
): TargetPart<PartFields[Kind]>[] {
  const stored = present[kind] as unknown as (PartFields[Kind] & { id: number })[];
  const sent = wanted[kind] as readonly WantedPart<PartFields[Kind]>[] | undefined;
  const seen = new Set<number>();
  const parts: TargetPart<PartFields[Kind]>[] = [];
  for (const [at, { id, ...fields }] of (sent ?? stored).entries()) {
    const before = id === undefined ? undefined : stored.find((part) => part.id === id);
    if (id !== undefined && (!before || seen.has(id))) {
      const message = before ? 'must appear only once' : `${id} is not a ${nouns[kind]} of the experiment`;
      faults.push({ path: [kind, at, 'id'], message });
      continue;
    }
    if (id !== undefined) seen.add(id);
    parts.push(completePart(kind, { at, id, before, fields: fields as object }));
  }
  return kind === 'variations' && sent ? withRetired(parts, present.variations, seen) : parts;
}

function completePart<Kind extends PartKind>(
  kind: Kind,
  { at, id, before, fields }: { at: number; id?: number; before?: PartFields[Kind]; fields: object },
): TargetPart<PartFields[Kind]> {
  const names = Object.keys(partFacts[kind]) as (keyof PartFields[Kind] & string)[];
  const sent = fields as Partial<PartFields[Kind]>;
  const complete: Partial<PartFields[Kind]> = {};
  const given: Partial<PartFields[Kind]> = {};
  const stored: Partial<PartFields[Kind]> = {};
  for (const name of names) {
    if (before) stored[name] = before[name];
    const unsaid = before ? before[name] : (partFacts[kind][name]!.initial as PartFields[Kind][typeof name]);
    complete[name] = sent[name] === undefined ? unsaid : sent[name];
    if (sent[name] !== undefined && !(before && sameValue(sent[name], before[name])))
      given[name] = sent[name];
  }
  return {
    ...{ at, id, given: given, fields: complete as PartFields[Kind] },
    before: before && (stored as PartFields[Kind]),
  };
}

/** Retired variations stay, whether a request lists them or not. */
function withRetired<Fields>(
  parts: TargetPart<Fields>[],
  stored: readonly Variation[],
  listed: ReadonlySet<number>,
): TargetPart<Fields>[] {
  const unlisted = stored.filter(({ id, retiredAt }) => retiredAt !== null && !listed.has(id));
  const kept = unlisted.map((fields, index) =>
    completePart('variations', { at: parts.length + index, id: fields.id, before: fields, fields: {} }),
  );
  return [...parts, ...(kept as unknown as TargetPart<Fields>[])];
}

const nouns: Record<PartKind, string> = {
  conditions: 'condition',
  variations: 'variation',
  metrics: 'metric',
};
