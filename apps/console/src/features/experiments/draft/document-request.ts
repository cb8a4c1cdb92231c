import type { Schema } from '../../../api/client.js';
import type { FieldFault } from '../../../api/problem.js';
import { metricRequest } from './draft-metric.js';
import { rulesRequest, withRuleIds } from './draft-rule.js';
import {
  changedFields,
  fieldsOf,
  isSame,
  type Draft,
  type DraftCondition,
  type DraftVariation,
  type Loaded,
} from './draft.js';

type SaveRequest = Schema<'SaveDocumentRequest'>;

/** What a save sends: only what differs from what is stored; lists are complete once something in them differs. */
export function documentRequest(saved: Draft, draft: Draft): SaveRequest {
  const experiment = experimentOf(saved, draft);
  const segmentIds = [...draft.segmentIds];
  return {
    ...(Object.keys(experiment).length > 0 && { experiment }),
    ...(!isSame(sorted(saved.segmentIds), sorted(segmentIds)) && { segmentIds }),
    ...(!isSame(saved.conditions, draft.conditions) && {
      conditions: draft.conditions.map((one) => conditionOf(one, saved)),
    }),
    ...(!isSame(saved.variations, draft.variations) && { variations: variationsOf(saved, draft) }),
    ...(!isSame(saved.metrics, draft.metrics) && { metrics: metricsOf(saved, draft) }),
  };
}

/** What of the experiment itself differs. */
function experimentOf(saved: Draft, draft: Draft): NonNullable<SaveRequest['experiment']> {
  const { rules, pins, ...fields } = changedFields(saved.fields, draft.fields);
  return { ...fields, ...(rules && { rules: rulesRequest(rules) }), ...(pins && { pins: [...pins] }) };
}

const sorted = (ids: readonly number[]): number[] => [...ids].sort((one, other) => one - other);

function conditionOf({ id, operator, urls, ignoreQuery }: DraftCondition, saved: Draft) {
  const before = saved.conditions.find((one) => one.id === id);
  const whole = { operator, urls: [...urls], ignoreQuery: ignoreQuery ?? ('tracking' as const) };
  if (id === undefined) return whole;
  const isUnchanged =
    before !== undefined &&
    isSame([before.operator, before.urls, before.ignoreQuery], [operator, urls, ignoreQuery]);
  return isUnchanged ? { id } : { id, ...whole };
}

const writtenOfVariations = [
  'title',
  'css',
  'js',
  'changes',
  'value',
  'redirectUrl',
  'segmentId',
  'traffic',
] as const;

function variationsOf(saved: Draft, { variations }: Draft) {
  const hasSameShares = isSame(sharesOf(saved.variations), sharesOf(variations));
  return variations.map((one) => {
    const before = saved.variations.find(({ id }) => id === one.id);
    const names = writtenOfVariations.filter((name) => {
      if (name === 'traffic') return !hasSameShares;
      return one.id === undefined || !before || !isSame(before[name], one[name]);
    });
    // A new one has no value by itself, and the request of a new part knows no null.
    const isSaid = (name: string) => name !== 'value' || one.id !== undefined || one.value !== null;
    const written = Object.fromEntries(names.filter(isSaid).map((name) => [name, one[name]]));
    return one.id === undefined ? written : { id: one.id, ...written };
  });
}

function metricsOf(saved: Draft, { metrics }: Draft): SaveRequest['metrics'] {
  return metrics.map((metric) => {
    const before = saved.metrics.find(({ id }) => id === metric.id);
    return before && metric.id !== undefined && isSame(before, metric)
      ? { id: metric.id }
      : metricRequest(metric);
  });
}

const sharesOf = (variations: readonly DraftVariation[]) =>
  variations.map(({ id, traffic }) => [id, traffic]);

/**
 * Where on the page a fault of a save belongs: `title`, `segmentIds`, `conditions.c5.urls`, `variations.v3.css`,
 * `variations.v3.changes.2.selector`, `metrics.m4.selector`, `rules.r2.serve.shares.1.percent`.
 *
 * @param pointer of the request that was made of the draft
 */
function placeOf(pointer: string, draft: Draft): string {
  const [part = '', index = '', field, ...inner] = pointer.slice(1).split('/');
  if (part === 'experiment' && index === 'rules' && field)
    return ['rules', draft.fields.rules[Number(field)]?.key, ...inner].filter(Boolean).join('.');
  if (part === 'experiment') return index === 'protocol' && field ? `protocol.${field}` : index;
  if (part !== 'conditions' && part !== 'variations' && part !== 'metrics') return part;
  const key = draft[part][Number(index)]?.key;
  return [part, key, field, ...(field === 'changes' ? inner : [])].filter(Boolean).join('.');
}

/** Faults by their place on the page, as sentences. */
export function faultsByPlace(faults: readonly FieldFault[], draft: Draft): Record<string, string> {
  return Object.fromEntries(
    faults.map(({ field, message }) => [
      placeOf(field, draft),
      `${message[0]?.toUpperCase()}${message.slice(1)}.`,
    ]),
  );
}

/** The draft with the ids that its new parts got when it was saved. */
export function withIds(draft: Draft, sent: Draft, saved: Loaded): Draft {
  const served = saved.variations.filter(({ retired }) => !retired);
  const { rules } = fieldsOf(saved.experiment);
  return {
    ...draft,
    fields: { ...draft.fields, rules: withRuleIds(draft.fields.rules, sent.fields.rules, rules) },
    conditions: named('c', draft.conditions, sent.conditions, saved.conditions),
    variations: named('v', draft.variations, sent.variations, served),
    metrics: named('m', draft.metrics, sent.metrics, saved.metrics),
  };
}

function named<T extends { key: string; id?: number }>(
  letter: string,
  items: readonly T[],
  sent: readonly T[],
  saved: readonly { id: number }[],
): T[] {
  const before = new Set(sent.map(({ id }) => id));
  const made = saved.map(({ id }) => id).filter((id) => !before.has(id));
  const keys = sent.filter(({ id }) => id === undefined).map(({ key }) => key);
  return items.map((item) => {
    const id = item.id === undefined ? made[keys.indexOf(item.key)] : undefined;
    return id === undefined ? item : { ...item, id, key: `${letter}${id}` };
  });
}
