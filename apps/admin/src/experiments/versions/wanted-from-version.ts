import type { FlagRule } from '#libs/entities';
import type { ExperimentDocument } from '../document/experiment-document.js';
import { withoutPastSteps } from '../take-steps.js';
import { servedOf, type Configuration } from '../writer/configuration.js';
import { experimentFacts, partFacts } from '../writer/field-facts.js';
import type { ExperimentFields, PartKind, Wanted, WantedPart } from '../writer/wanted.js';

/** What is no matter of a version: where an experiment stands in its life, whose it is and what was decided, and how its conditions are read. */
const kept: readonly (keyof ExperimentFields)[] = [
  'status',
  'ownerId',
  'decision',
  'shippedVariationId',
  'matching',
];

/**
 * What brings a version back. Parts that are there still keep their ids; others are made again, retired variations too,
 * so that nobody who was served is moved. A planned end that is past stays as it is now, and past steps of rules are left out.
 */
export function wantedFrom(document: ExperimentDocument, present: Configuration, now: Date): Wanted {
  const wanted: Wanted = {
    experiment: experimentOf(document, now),
    segmentIds: document.segmentIds,
  };
  const served = { ...document, variations: document.variations.filter(({ retired }) => retired !== true) };
  Object.assign(wanted, {
    conditions: partsOf('conditions', served, present.conditions),
    variations: partsOf('variations', served, servedOf(present)),
    metrics: partsOf('metrics', served, present.metrics),
  });
  return wanted;
}

function experimentOf({ experiment }: ExperimentDocument, now: Date): Wanted['experiment'] {
  const names = Object.keys(experimentFacts).filter(
    (name) => name in experiment && !kept.includes(name as keyof ExperimentFields),
  );
  const { endAt, ...fields } = Object.fromEntries(names.map((name) => [name, experiment[name]]));
  if (fields['rules']) fields['rules'] = withoutPastSteps(fields['rules'] as FlagRule[], now);
  if (typeof endAt !== 'string') return { ...fields, endAt: null };
  const end = new Date(endAt);
  return end > now ? { ...fields, endAt: end } : fields;
}

function partsOf(
  kind: PartKind,
  document: ExperimentDocument,
  stored: readonly { id: number }[],
): WantedPart<object>[] {
  return document[kind].map((part) => {
    const fields = Object.fromEntries(
      Object.keys(partFacts[kind]).map((name) => [name, part[name] ?? partFacts[kind][name]!.cleared]),
    );
    return stored.some(({ id }) => id === part.id) ? { id: part.id, ...fields } : fields;
  });
}
