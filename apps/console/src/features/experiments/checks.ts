import type { TagState } from '../../components/tag/judge-tag.js';
import { siteOf } from '../../components/tag/site-of.js';
import { experimentPage } from '../../texts/experiment-page.js';
import type { Draft, DraftVariation } from './draft/draft.js';

/** One line of the check list before the start. */
export interface Check {
  key: string;
  text: string;
  /** `missing` keeps the experiment from starting or from showing anything; a `warning` does not. */
  state: 'done' | 'missing' | 'warning';
  /** Where on the page it can be seen to. */
  section: 'what' | 'variations' | 'metrics' | 'plan' | 'tag';
}

const texts = experimentPage.checks;

/** What is known besides the draft. */
export interface Known {
  metrics: readonly { role: string }[];
  /** Undefined while it is not known, and for members who may not see what arrives. */
  tag: TagState | undefined;
  now: Date;
}

/** What an experiment needs, should have and has. */
export function checksOf(draft: Draft, { metrics, tag, now }: Known): Check[] {
  return [
    check('title', 'what', draft.fields.title.trim() !== '', { done: texts.hasTitle }),
    ...variationChecks(draft),
    metricCheck(draft, metrics),
    check(
      'conditions',
      'what',
      draft.conditions.some(({ urls }) => urls.length > 0),
      {
        done: texts.hasConditions,
        warning: texts.noConditions,
      },
    ),
    ...planChecks(draft, now),
    ...(tag ? [tagCheck(tag)] : []),
  ];
}

/** Whether nothing is missing. */
export const canStart = (checks: readonly Check[]): boolean =>
  checks.every(({ state }) => state !== 'missing');

type Words = { done: string; missing?: string } | { done: string; warning: string };

function check(key: string, section: Check['section'], isMet: boolean, words: Words): Check {
  if (isMet) return { key, section, state: 'done', text: words.done };
  if ('warning' in words) return { key, section, state: 'warning', text: words.warning };
  return { key, section, state: 'missing', text: words.missing ?? words.done };
}

function variationChecks({ fields, variations }: Draft): Check[] {
  const controls = variations.filter(({ isControl }) => isControl).length;
  const hundredths = variations.reduce((sum, { traffic }) => sum + Math.round(traffic * 100), 0);
  return [
    check('control', 'variations', controls === 1, { done: texts.oneControl }),
    check('alternative', 'variations', variations.length > 1, { done: texts.hasAlternative }),
    check('shares', 'variations', hundredths === 10_000, { done: texts.sharesWhole }),
    contentCheck(fields, variations),
  ];
}

/** Each type of experiment needs something else in its variations. */
function contentCheck({ type }: Draft['fields'], variations: readonly DraftVariation[]): Check {
  const others = variations.filter(({ isControl }) => !isControl);
  const titles = (lacks: (variation: DraftVariation) => boolean) =>
    others
      .filter(lacks)
      .map(({ title }) => title)
      .join(', ');
  if (type === 'Split URL' || type === 'Redirect') {
    const without = titles(({ redirectUrl }) => !redirectUrl);
    const words = { done: texts.redirectsSet, missing: texts.redirectsMissing(without) };
    return check('redirects', 'variations', without === '', words);
  }
  if (type === 'Personalization') {
    const without = titles(({ segmentId }) => !segmentId);
    const words = { done: texts.segmentsSet, missing: texts.segmentsMissing(without) };
    return check('segments', 'variations', without === '', words);
  }
  const without = titles(
    ({ css, js, changes, redirectUrl }) => !css && !js && !redirectUrl && changes.length === 0,
  );
  const words = { done: texts.changesSet, warning: texts.hasChanges(without) };
  return check('changes', 'variations', without === '', words);
}

function metricCheck({ fields }: Draft, metrics: readonly { role: string }[]): Check {
  const hasAny = metrics.length > 0 || fields.conversionEventType !== '';
  if (hasAny && metrics.length > 0 && !metrics.some(({ role }) => role === 'primary')) {
    return { key: 'metric', section: 'metrics', state: 'warning', text: texts.noPrimary };
  }
  return check('metric', 'metrics', hasAny, { done: texts.hasMetric });
}

/** An experiment can do without the tag when programs decide, so it is never missing. */
function tagCheck(tag: TagState): Check {
  const text = tag.kind === 'never' ? texts.tag.never : texts.tag[tag.kind](siteOf(tag.origin));
  return { key: 'tag', section: 'tag', state: tag.kind === 'seen' ? 'done' : 'warning', text };
}

function planChecks({ fields }: Draft, now: Date): Check[] {
  const { plannedUsers, endAt } = fields;
  const planned = check('planned', 'plan', plannedUsers !== null || endAt !== null, {
    done: texts.planned,
    warning: texts.notPlanned,
  });
  if (endAt === null || new Date(endAt) > now) return [planned];
  return [planned, { key: 'end', section: 'plan', state: 'missing', text: texts.endInFuture }];
}
