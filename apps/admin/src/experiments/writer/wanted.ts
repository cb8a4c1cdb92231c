import type { WrittenCondition } from '#libs/targeting';
import type { Condition, Experiment, Metric, Variation } from '#libs/entities';

/** What members and programs set on an experiment itself. Its other columns follow from changes. */
export type ExperimentFields = Omit<
  Experiment,
  | 'id'
  | 'projectId'
  | 'key'
  | 'revision'
  | 'activatesItself'
  | 'groupFrom'
  | 'groupTo'
  | 'allocationVersion'
  | 'startedAllocationVersion'
  | 'startedPlan'
  | 'lastRuleId'
  | 'copiedFromId'
  | 'createdAt'
  | 'updatedAt'
  | 'startedAt'
  | 'endedAt'
>;
export type ConditionFields = Omit<Condition, 'id' | 'experimentId'>;
export type VariationFields = Omit<
  Variation,
  'id' | 'experimentId' | 'isControl' | 'retiredAt' | 'createdAt'
>;
export type MetricFields = Omit<Metric, 'id' | 'experimentId' | 'createdAt'>;

/** A part as it is wanted: a new one has no id; fields that are left out are unchanged, or as a new one has them. */
export type WantedPart<Fields> = Partial<Fields> & { id?: number };

/** The fields of each kind of part. */
export interface PartFields {
  conditions: ConditionFields;
  variations: VariationFields;
  metrics: MetricFields;
}

export type PartKind = keyof PartFields;
export const partKinds = ['conditions', 'variations', 'metrics'] as const satisfies readonly PartKind[];

/** What an experiment is to be. Whatever is left out stays; a list that is there is complete. */
export type Wanted = {
  experiment?: Partial<ExperimentFields>;
  segmentIds?: readonly number[];
  conditions?: readonly WantedCondition[];
} & { [Kind in Exclude<PartKind, 'conditions'>]?: readonly WantedPart<PartFields[Kind]>[] };

/** A condition as callers write it: the parameter of a QUERY HAS may stand in `name` and `value`. */
export type WantedCondition = Partial<WrittenCondition> & { id?: number };

/** The same with conditions as they are kept. */
export type SettledWanted = Omit<Wanted, 'conditions'> & {
  conditions?: readonly WantedPart<ConditionFields>[];
};
