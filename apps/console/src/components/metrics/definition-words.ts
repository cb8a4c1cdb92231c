import type { Schema } from '../../api/client.js';
import { metrics } from '../../texts/metrics.js';
import { filterWords } from './filter-words.js';

export type Definition = Schema<'MetricDefinitionDto'>;
type Source = Schema<'MetricSourceDto'>;
type Value = Schema<'MetricValueDto'>;

const words = metrics.words;

/** A definition in one sentence. */
export function definitionSentence(definition: Definition): string {
  const { source, value } = definition;
  switch (definition.kind) {
    case 'conversion':
      return words.conversion(one(source));
    case 'count':
      return words.count(many(source));
    case 'sum':
      return words.sum(valueWords(value), many(source));
    case 'average':
      return words.average(valueWords(value), one(source));
    case 'ratio':
      return upper(
        words.ratio(
          measureWords(definition.measure, source),
          measureWords(definition.denominator?.measure ?? null, definition.denominator?.source ?? null),
        ),
      );
    case 'funnel':
      return words.funnel(definition.steps.map(one).join(' → '));
    case 'retention':
      return words.retention(
        one(source),
        definition.retention?.fromDay ?? 0,
        definition.retention?.toDay ?? 0,
      );
    case 'quantile':
      return upper(
        words.quantile(
          ordinal(definition.quantile?.q ?? 0.5),
          valueWords(value),
          many(source),
          words.pers[definition.quantile?.per ?? 'event'],
        ),
      );
    case 'distinct': {
      const of = definition.distinct?.of ?? 'active_days';
      return of === 'active_days' ? words.activeDays(one(source)) : words.distinct(nameOf(of), many(source));
    }
  }
}

/** What else settles its value, as label and text; what is as by default is left out. */
export function definitionFacts(definition: Definition): [label: string, text: string][] {
  const { direction, window, cap, cuped, minimumDetectableEffect, nonInferiorityMargin } = definition;
  const facts: [string, string][] = [[words.goal, metrics.form.directions[direction]]];
  if (definition.kind !== 'retention') facts.push([words.window, windowWords(window)]);
  if (cap.type !== 'none') facts.push([words.cap, capWords(cap)]);
  if (cuped.on) facts.push([words.cuped, words.cupedIs(cuped.lookbackDays)]);
  if (minimumDetectableEffect !== null) facts.push([words.mde, percent(minimumDetectableEffect)]);
  if (nonInferiorityMargin) {
    const { type, value } = nonInferiorityMargin;
    facts.push([words.margin, words.marginIs[type](type === 'relative' ? percent(value) : String(value))]);
  }
  return facts;
}

/** What differs between two definitions, as they are told in words: from what to what. */
export function definitionChanges(before: Definition, after: Definition): string[] {
  const lines = (definition: Definition) => [
    definitionSentence(definition),
    ...definitionFacts(definition).map(([label, text]) => `${label}: ${text}`),
  ];
  const old = new Set(lines(before));
  return lines(after).filter((line) => !old.has(line));
}

function windowWords({ conversionWindowHours, delayHours, completeOnly }: Definition['window']): string {
  const length =
    conversionWindowHours === null ? words.windowOpen : words.windowIs(words.hours(conversionWindowHours));
  const delayed = delayHours > 0 ? words.after(length, words.hours(delayHours)) : length;
  return completeOnly ? words.completeOnly(delayed) : delayed;
}

function capWords({ type, upper: most, lower, percentile, ignoreZeros }: Definition['cap']): string {
  if (type === 'percentile') return words.capPercentile(ordinal(percentile ?? 1), ignoreZeros);
  const parts = [most === null ? '' : words.capAbove(String(most))];
  return words.capFixed(parts[0]!, lower === null ? '' : words.capBelow(String(lower)));
}

function measureWords(measure: Schema<'MetricMeasureDto'> | null, source: Source | null): string {
  const of = measure?.of ?? 'count';
  if (of === 'sum') return words.measures.sum(many(source), valueWords(measure?.value ?? null));
  return of === 'count' ? words.measures.count(many(source)) : words.measures.distinct_users(one(source));
}

function valueWords(value: Value | null): string {
  const name = value === null ? 'value' : nameOf(value.property);
  return value?.currency ? words.money(name, value.currency.code) : name;
}

const nameOf = (property: string): string => words.valueOf[property] ?? property.replace(/^properties\./, '');

const one = (source: Source | null): string => sourceWords(source, words.event);
const many = (source: Source | null): string => sourceWords(source, words.events);

/** A step of a funnel: its events, and which of them. */
export const sourceLines = (source: Source): string => one(source);

function sourceWords(source: Source | null, name: (types: string) => string): string {
  if (!source || source.eventTypes.length === 0) return words.unknownSource;
  const events = name(source.eventTypes.join(words.or));
  const filter = filterWords(source.filter);
  return filter === '' ? events : `${events} ${words.where(filter)}`;
}

const upper = (text: string): string => `${text[0]?.toUpperCase()}${text.slice(1)}`;
const percent = (fraction: number): string => `${Number((fraction * 100).toPrecision(9))}%`;

/** 0.9 as “90th”. */
function ordinal(fraction: number): string {
  const number = Number((fraction * 100).toPrecision(9));
  const [last = 0, two = 0] = [number % 10, number % 100];
  if (!Number.isInteger(number) || (two > 10 && two < 14)) return `${number}th`;
  return `${number}${['th', 'st', 'nd', 'rd'][last] ?? 'th'}`;
}
