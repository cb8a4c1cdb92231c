import type { Experiment, FlagPrerequisite } from '#libs/entities';
import { servedOf, type Configuration } from './writer/configuration.js';
import type { NewExperiment } from './writer/experiment-writer.js';
import { experimentFacts } from './writer/field-facts.js';
import type { ExperimentFields, Wanted } from './writer/wanted.js';

/** What the things that an experiment names are where its copy is. */
export interface NamedThere {
  segment(id: number): number;
  sharedMetric(id: number): number;
  prerequisite(asked: FlagPrerequisite): FlagPrerequisite;
}

/** For a copy in the same project. */
export const sameThings: NamedThere = {
  segment: (id) => id,
  sharedMetric: (id) => id,
  prerequisite: (asked) => asked,
};

/** Of one run only: a copy is a Draft of its maker's, in no group and without a planned end, matched as new ones are. */
const left: readonly (keyof ExperimentFields)[] = [
  ...([
    'status',
    'ownerId',
    'decision',
    'shippedVariationId',
    'groupId',
    'endAt',
    'matching',
    'rules',
    'pins',
  ] as const),
];

/** What a copy has of the experiment itself, beside its title, key and project. */
export function copiedFields(source: Experiment): Partial<NewExperiment> {
  const names = (Object.keys(experimentFacts) as (keyof ExperimentFields)[]).filter(
    (name) => !left.includes(name),
  );
  return Object.fromEntries(names.map((name) => [name, source[name]]));
}

/** Retired variations stay behind; the first one of the others is the control, whatever it has been renamed to. */
export function copiedParts(source: Configuration, there: NamedThere): Wanted {
  const withoutId = <Part extends { id: number }>({ id: _, ...fields }: Part) => fields;
  return {
    segmentIds: source.segmentIds.map((id) => there.segment(id)),
    variations: copiedVariations(source).map(({ id: _, ...variation }) => ({
      ...variation,
      segmentId: variation.segmentId === null ? null : there.segment(variation.segmentId),
    })),
    conditions: source.conditions.map(withoutId),
    metrics: source.metrics.map(({ id: _, ...metric }) => ({
      ...metric,
      sharedMetricId: metric.sharedMetricId === null ? null : there.sharedMetric(metric.sharedMetricId),
      sharedVersion: null,
    })),
  };
}

/** Those that are copied, in the order of their copies. */
const copiedVariations = (source: Configuration): Configuration['variations'] =>
  servedOf(source).sort((one, other) => Number(other.isControl) - Number(one.isControl));

/**
 * Rules and pins with the variations of the copy, which are made in the order of the source. Rules get ids of their own;
 * steps of their coverage are for one run only. Null without any.
 */
export function copiedRules(source: Configuration, made: Configuration, there: NamedThere): Wanted | null {
  const { rules, pins } = source.experiment;
  if (rules.length === 0 && pins.length === 0) return null;
  const copies = made.variations.map(({ id }) => id).sort((a, b) => a - b);
  const idOf = new Map(copiedVariations(source).map(({ id }, at) => [id, copies[at]!]));
  const copied = <Named extends { variationId: number }>(named: Named): Named => ({
    ...named,
    variationId: idOf.get(named.variationId)!,
  });
  return {
    experiment: {
      rules: rules.map((rule) => ({
        ...{ ...rule, id: 0, schedule: [] },
        segmentIds: rule.segmentIds.map((id) => there.segment(id)),
        prerequisites: rule.prerequisites.map((asked) => there.prerequisite(asked)),
        serve: 'shares' in rule.serve ? { shares: rule.serve.shares.map(copied) } : copied(rule.serve),
      })),
      pins: pins.map(copied),
    },
  };
}
