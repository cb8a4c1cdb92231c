import type { Schema } from '../../../api/client.js';
import type { Experiment } from '../experiment-queries.js';
import { metricDraft, type DraftMetric } from './draft-metric.js';
import { ruleDraft, type DraftRule, type Pin, type Rule } from './draft-rule.js';
import { inOrder } from './page-change.js';

export type Condition = Schema<'ConditionDto'>;
export type Variation = Schema<'VariationDto'>;

/** What of an experiment is edited on its page. */
export const fieldNames = [
  'title',
  'description',
  'ownerId',
  'type',
  'valueType',
  'url',
  'triggerType',
  'conditionType',
  'matching',
  'js',
  'css',
  'coverage',
  'groupId',
  'protocol',
  'plannedUsers',
  'endAt',
  'endsItself',
  'stopsOnGuardrail',
  'stopsOnSrm',
  'conversionEventType',
  'tags',
  'rules',
  'pins',
] as const satisfies readonly (keyof Fields)[];

type PlainFields = Pick<
  Experiment,
  | 'title'
  | 'description'
  | 'ownerId'
  | 'type'
  | 'valueType'
  | 'url'
  | 'triggerType'
  | 'conditionType'
  | 'matching'
  | 'js'
  | 'css'
  | 'coverage'
  | 'groupId'
  | 'protocol'
  | 'plannedUsers'
  | 'endAt'
  | 'endsItself'
  | 'stopsOnGuardrail'
  | 'stopsOnSrm'
  | 'conversionEventType'
  | 'tags'
>;

export interface Fields extends PlainFields {
  /** Of a flag: who gets what before the default rule, in order. */
  rules: readonly DraftRule[];
  /** Of a flag: end users who get a variation whatever the rules say. */
  pins: readonly Pin[];
}

/** A condition on the page; one that is new has no id yet. */
export interface DraftCondition extends Pick<Condition, 'operator' | 'urls' | 'ignoreQuery'> {
  key: string;
  id?: number;
}

/** A variation on the page; one that is new has no id yet. */
export interface DraftVariation extends Pick<
  Variation,
  'title' | 'css' | 'js' | 'changes' | 'value' | 'redirectUrl' | 'segmentId' | 'traffic' | 'isControl'
> {
  key: string;
  id?: number;
  /** What is typed as its value, as long as it is none. */
  valueText?: string | undefined;
}

/** Everything on the experiment's page that is saved together. */
export interface Draft {
  fields: Fields;
  conditions: readonly DraftCondition[];
  segmentIds: readonly number[];
  variations: readonly DraftVariation[];
  metrics: readonly DraftMetric[];
}

/** What was read of an experiment: all of it, as it is saved. */
export type Loaded = Pick<
  Schema<'ExperimentDocumentDto'>,
  'revision' | 'experiment' | 'conditions' | 'segmentIds' | 'variations' | 'metrics'
>;

/** The draft in which nothing is changed; retired variations are not edited. */
export function draftOf(loaded: Omit<Loaded, 'revision'>): Draft {
  const { experiment, conditions, segmentIds, variations, metrics } = loaded;
  return {
    fields: fieldsOf(experiment),
    conditions: conditions.map(({ id, operator, urls, ignoreQuery }) => ({
      ...{ key: `c${id}`, id, operator, urls },
      ...(ignoreQuery && { ignoreQuery }),
    })),
    segmentIds,
    variations: variations.filter(({ retired }) => !retired).map(variationDraft),
    metrics: metrics.map(metricDraft),
  };
}

function variationDraft(variation: Variation): DraftVariation {
  const { id, title, css, js, value, redirectUrl, segmentId, traffic, isControl } = variation;
  const changes = variation.changes.map(inOrder);
  return { key: `v${id}`, id, title, css, js, changes, value, redirectUrl, segmentId, traffic, isControl };
}

/** What is edited of an experiment itself. */
export function fieldsOf(experiment: Experiment): Fields {
  const { rules = [], pins = [] } = experiment as { rules?: readonly Rule[]; pins?: readonly Pin[] };
  const plain = Object.fromEntries(fieldNames.map((name) => [name, (experiment as unknown as Fields)[name]]));
  return { ...(plain as unknown as Fields), rules: rules.map(ruleDraft), pins };
}

/** Whether two parts of drafts say the same. */
export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The fields that differ, as they are to be. */
export function changedFields(saved: Fields, wanted: Fields): Partial<Fields> {
  const names = fieldNames.filter((name) => !isSame(saved[name], wanted[name]));
  return Object.fromEntries(names.map((name) => [name, wanted[name]]));
}

/** How conditions will be matched once the draft is saved: a change of them leaves an older matching behind. */
export function matchingAfterSave({ saved, draft }: { saved: Draft; draft: Draft }): Fields['matching'] {
  const { url, conditionType, matching } = draft.fields;
  const isChanged =
    !isSame(saved.conditions, draft.conditions) ||
    url !== saved.fields.url ||
    conditionType !== saved.fields.conditionType;
  return isChanged ? 2 : matching;
}

let made = 0;

/** A key for what has no id yet. */
export const newKey = (): string => `new-${Date.now().toString(36)}-${++made}`;
