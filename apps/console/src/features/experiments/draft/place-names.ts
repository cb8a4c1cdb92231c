import { experimentPage } from '../../../texts/experiment-page.js';
import type { Draft, DraftCondition } from './draft.js';
import type { DraftMetric } from './draft-metric.js';

/** What segments, groups and members are called. */
export interface Names {
  segments: ReadonlyMap<number, string>;
  groups: ReadonlyMap<number, string>;
  members: ReadonlyMap<number, string>;
}

const texts = experimentPage.places;
const fieldTexts: Readonly<Record<string, string>> = texts.fields;

/** What a place on the page is called, such as `variations.v3.css`. */
export function nameOfPlace(place: string, ...drafts: readonly Draft[]): string {
  const [part = '', key, name] = place.split('.');
  if (part === 'conditions') {
    const number = drafts[0]?.conditions.findIndex((one) => one.key === key) ?? -1;
    return number < 0 ? texts.condition : experimentPage.conditions.number(number + 1);
  }
  if (part === 'metrics' && key) {
    const metric = drafts.flatMap(({ metrics }) => metrics.filter((one) => one.key === key))[0];
    return metric ? texts.metric(metric.title) : texts.metrics;
  }
  if (part === 'rules' && key) {
    const rule = drafts.flatMap(({ fields }) => fields.rules.filter((one) => one.key === key))[0];
    return rule ? texts.rule(rule.name) : fieldTexts.rules!;
  }
  if (part !== 'variations') return fieldTexts[part] ?? part;
  const found = drafts.flatMap(({ variations }) => variations.filter((one) => one.key === key))[0];
  if (!found) return texts.variations;
  const title = `“${found.title || experimentPage.variations.unnamed}”`;
  return name === undefined ? title : `${title}: ${texts.variationFields[name as 'css'] ?? name}`;
}

/** The section of the page in which a place is. */
export function sectionOf(place: string): string {
  const [part = ''] = place.split('.');
  return sections[part] ?? 'what';
}

const sections: Readonly<Record<string, string>> = {
  segmentIds: 'who',
  coverage: 'who',
  groupId: 'who',
  rules: 'rules',
  pins: 'rules',
  valueType: 'variations',
  variations: 'variations',
  shares: 'variations',
  css: 'variations',
  js: 'variations',
  metrics: 'metrics',
  conversionEventType: 'metrics',
  protocol: 'protocol',
  plannedUsers: 'plan',
  endAt: 'plan',
  endsItself: 'plan',
  stopsOnGuardrail: 'plan',
  stopsOnSrm: 'plan',
};

/** Whether what stands there is code, to be seen as it is. */
export const isCode = (place: string): boolean => /(^|\.)(css|js|changes)$/.test(place);

/** What stands at a place, in words. */
export function wordsOfValue(place: string, value: unknown, names: Names): string {
  if (value === undefined) return texts.removed;
  if (value === null || value === '') return texts.empty;
  if (place === 'segmentIds') return listed((value as number[]).map((id) => segmentOf(id, names)));
  if (place.endsWith('segmentId')) return segmentOf(value as number, names);
  if (place === 'groupId') return names.groups.get(value as number) ?? texts.number(value as number);
  if (place === 'ownerId') return names.members.get(value as number) ?? texts.number(value as number);
  if (place === 'shares')
    return listed(
      (value as { title: string; traffic: number }[]).map((one) => `${one.title} ${one.traffic}%`),
    );
  if (place === 'endAt') return new Date(value as string).toLocaleString();
  if (place === 'coverage') return `${value as number}%`;
  if (place === 'rules') return listed((value as Draft['fields']['rules']).map(({ name }) => name));
  if (place === 'pins') return listed((value as Draft['fields']['pins']).map(({ endUserId }) => endUserId));
  if (/^variations\..*\.value$/.test(place)) return JSON.stringify(value);
  if (place.startsWith('conditions.')) return conditionWords(value as DraftCondition);
  if (place.startsWith('metrics.')) return metricWords(value as DraftMetric);
  if (Array.isArray(value)) return listed(value.map(String));
  if (typeof value === 'boolean') return value ? texts.on : texts.off;
  if (typeof value === 'object') return texts.changed;
  return `${value as string | number}`;
}

const segmentOf = (id: number, { segments }: Names): string => segments.get(id) ?? texts.number(id);

const listed = (items: readonly string[]): string => (items.length === 0 ? texts.empty : items.join(', '));

function metricWords({ title, role }: DraftMetric): string {
  return `${title} (${experimentPage.metrics.roles[role]})`;
}

const conditionWords = ({ operator, urls }: DraftCondition): string =>
  `${experimentPage.conditions.operators[operator]} ${urls.join(', ')}`;
