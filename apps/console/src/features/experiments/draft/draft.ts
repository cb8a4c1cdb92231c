import type { Schema } from '../../../api/client.js';
import type { Experiment } from '../experiment-queries.js';
import { metricDraft, type DraftMetric } from './draft-metric.js';
import { inOrder } from './page-change.js';

export type Condition = Schema<'ConditionDto'>;
export type Variation = Schema<'VariationDto'>;

/** What of an experiment is edited on its page. */
export const fieldNames = [
  'title',
  'description',
  'type',
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
] as const satisfies readonly (keyof Experiment)[];

export type Fields = Pick<Experiment, (typeof fieldNames)[number]>;

/** A condition on the page; one that is new has no id yet. */
export interface DraftCondition extends Pick<Condition, 'operator' | 'urls' | 'ignoreQuery'> {
  key: string;
  id?: number;
}

/** A variation on the page; one that is new has no id yet. */
export interface DraftVariation extends Pick<
  Variation,
  'title' | 'css' | 'js' | 'changes' | 'redirectUrl' | 'segmentId' | 'traffic' | 'isControl'
> {
  key: string;
  id?: number;
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
    fields: pick(experiment),
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
  const { id, title, css, js, redirectUrl, segmentId, traffic, isControl } = variation;
  const changes = variation.changes.map(inOrder);
  return { key: `v${id}`, id, title, css, js, changes, redirectUrl, segmentId, traffic, isControl };
}

const pick = (experiment: Experiment): Fields =>
  Object.fromEntries(fieldNames.map((name) => [name, experiment[name]])) as Fields;

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
