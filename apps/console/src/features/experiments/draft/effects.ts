import { experimentPage } from '../../../texts/experiment-page.js';
import type { Experiment } from '../experiment-queries.js';
import { isSame, type Draft, type DraftVariation } from './draft.js';

const texts = experimentPage.effects;

/** What a save does to an experiment that visitors are in. */
export interface Effect {
  text: string;
  /** How it is marked in the results, if it is. */
  mark?: string;
  /** Has to be confirmed by itself. */
  opensToEverybody?: true;
}

/** Everything that a save of a running experiment does, in words; empty where visitors and results notice nothing. */
export function effectsOf(saved: Draft, draft: Draft, status: Experiment['status']): Effect[] {
  if (status !== 'Active' && status !== 'Paused') return [];
  return [
    ...openingEffects(saved, draft),
    ...contentEffects(saved, draft),
    ...targetingEffects(saved, draft),
    ...ruleEffects(saved, draft),
    ...variationEffects(saved, draft),
    ...metricEffects(saved, draft),
    ...planEffects(saved, draft),
  ];
}

function openingEffects(saved: Draft, draft: Draft): Effect[] {
  const effects: Effect[] = [];
  if (saved.conditions.length > 0 && draft.conditions.length === 0)
    effects.push({ text: texts.noCondition, opensToEverybody: true });
  if (saved.segmentIds.length > 0 && draft.segmentIds.length === 0)
    effects.push({ text: texts.noSegment, opensToEverybody: true });
  return effects;
}

const contentNames = ['css', 'js', 'changes', 'value', 'redirectUrl'] as const;

function contentEffects(saved: Draft, draft: Draft): Effect[] {
  const mark = texts.contentMark;
  const isShared = saved.fields.css !== draft.fields.css || saved.fields.js !== draft.fields.js;
  const changed = draft.variations.flatMap((variation) => {
    const before = storedOf(variation, saved);
    const names = contentNames.filter((name) => before && !isSame(before[name], variation[name]));
    return names.length === 0 ? [] : [{ text: texts.content(variation.title, names.map(wordOf)), mark }];
  });
  return [...(isShared ? [{ text: texts.sharedContent, mark }] : []), ...changed];
}

const wordOf = (name: (typeof contentNames)[number]): string => texts.contentNames[name];

const targetingNames = ['url', 'triggerType', 'conditionType', 'matching', 'coverage', 'groupId'] as const;

function targetingEffects(saved: Draft, draft: Draft): Effect[] {
  const names: string[] = targetingNames
    .filter((name) => saved.fields[name] !== draft.fields[name])
    .map((name) => texts.targetingNames[name]);
  if (!isSame(saved.conditions, draft.conditions)) names.push(texts.targetingNames.conditions);
  const sorted = ({ segmentIds }: Draft) => [...segmentIds].sort((one, other) => one - other);
  if (!isSame(sorted(saved), sorted(draft))) names.push(texts.targetingNames.segments);
  const moved = draft.variations.filter((variation) => {
    const before = storedOf(variation, saved);
    return before && before.segmentId !== variation.segmentId;
  });
  if (moved.length > 0) names.push(texts.segmentsOf(moved.map(({ title }) => title)));
  if (names.length === 0) return [];
  return [{ text: texts.targeting(names), mark: texts.targetingMark }];
}

function ruleEffects(saved: Draft, draft: Draft): Effect[] {
  const isChanged = (name: 'rules' | 'pins') => !isSame(saved.fields[name], draft.fields[name]);
  return [
    ...(isChanged('rules') ? [{ text: texts.rules, mark: texts.sharesMark }] : []),
    ...(isChanged('pins') ? [{ text: texts.pins }] : []),
  ];
}

function variationEffects(saved: Draft, draft: Draft): Effect[] {
  const added = draft.variations.filter((variation) => !storedOf(variation, saved));
  const retired = saved.variations.filter((variation) => !storedOf(variation, draft));
  const sharesOf = ({ variations }: Draft) =>
    variations.filter(({ traffic }) => traffic > 0).map(({ key, traffic }) => [key, traffic]);
  const shares = draft.variations.map(({ title, traffic }) => `${title} ${traffic}%`);
  return [
    ...added.map(({ title, traffic }) => ({ text: texts.added(title, traffic) })),
    ...retired.map(({ title, traffic }) => ({
      text: texts.retired(title, traffic),
      mark: texts.retiredMark,
    })),
    ...(isSame(sharesOf(saved), sharesOf(draft))
      ? []
      : [{ text: texts.shares(shares), mark: texts.sharesMark }]),
  ];
}

/** A new metric changes nothing that was there. */
function metricEffects(saved: Draft, draft: Draft): Effect[] {
  const titles = saved.metrics
    .filter((metric) => {
      const now = draft.metrics.find(({ key }) => key === metric.key);
      return !now || !isSame(now, metric);
    })
    .map(({ title }) => title);
  if (titles.length === 0) return [];
  return [{ text: texts.metrics(titles), mark: texts.metricsMark }];
}

function planEffects(saved: Draft, draft: Draft): Effect[] {
  if (saved.fields.plannedUsers === draft.fields.plannedUsers) return [];
  return [{ text: texts.plan, mark: texts.planMark }];
}

const storedOf = (variation: DraftVariation, { variations }: Draft): DraftVariation | undefined =>
  variations.find(({ key }) => key === variation.key);
