import type { EndDecision, FlagRule } from '#libs/entities';
import { experimentFacts, partFacts, wholePartFacts, type FieldFact } from '../writer/field-facts.js';
import { sameValue } from '../writer/same-value.js';
import { differencesOf, type Difference } from './document-differences.js';
import type { VersionContent } from './version-content.js';

/** The differences between two versions as sentences for people, such as `Share of ‘Green’ 33 % → 50%`. */
export function tellDifferences(before: VersionContent, after: VersionContent): string[] {
  const own = differencesOf(before, after).map((difference) => tell(difference, before, after));
  return [...own, ...tellRules(before, after)];
}

function tell(difference: Difference, before: VersionContent, after: VersionContent): string {
  const { part, id, field, what } = difference;
  if (part === 'segmentIds')
    return `Segments ${segmentNames(before, before.segmentIds)} → ${segmentNames(after, after.segmentIds)}`;
  if (part === 'experiment') {
    const fact = experimentFacts[field as keyof typeof experimentFacts];
    return tellField(fact, field!, '', [before, before.experiment], [after, after.experiment]);
  }
  const [old, present] = [before, after].map((content) => content[part].find((one) => one.id === id));
  const name = `‘${nameOf((present ?? old)!)}’`;
  const { words } = wholePartFacts[part];
  if (what !== 'changed') return `${words} ${name} ${what === 'removed' && present ? 'retired' : what}`;
  return tellField(partFacts[part][field!]!, field!, ` of ${name}`, [before, old!], [after, present!]);
}

type Side = readonly [VersionContent, Record<string, unknown>];

/** Code is too long to be told, and an owner's name is personal data that versions would keep. */
function tellField(
  { words, code }: FieldFact,
  field: string,
  whose: string,
  [before, old]: Side,
  [after, present]: Side,
): string {
  if (code || field === 'ownerId') return `${words}${whose} changed`;
  return `${words}${whose} ${shown(before, field, old[field])} → ${shown(after, field, present[field])}`;
}

const percents = new Set(['traffic', 'coverage']);

function shown(content: VersionContent, field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return 'none';
  if (field === 'groupId') return `‘${content.group?.name ?? textOf(value)}’`;
  if (field === 'segmentId') return segmentNames(content, [value as number]);
  if (field === 'shippedVariationId') return variationName(content, value);
  if (field === 'rules') return rulesWords(value as FlagRule[]);
  if (field === 'pins') return `${(value as unknown[]).length}`;
  if (field === 'decision') return decisionWords(content, value as EndDecision);
  if (percents.has(field)) return `${value as number}%`;
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? 'none' : quoted(value.map(textOf).join(', '));
  return quoted(textOf(value));
}

const variationName = ({ variations }: VersionContent, id: unknown): string =>
  `‘${textOf(variations.find((variation) => variation.id === id)?.title ?? id)}’`;

const rulesWords = (rules: readonly FlagRule[]): string =>
  rules.length === 0
    ? 'none'
    : rules
        .map(({ name, coverage }) => `${quoted(name)}${coverage === 100 ? '' : ` ${coverage}%`}`)
        .join(', ');

function decisionWords(content: VersionContent, { outcome, variationId, reason }: EndDecision): string {
  const what = variationId === null ? '' : ` ${variationName(content, variationId)}`;
  const why = reason === '' ? '' : ` (${quoted(reason)})`;
  return `${outcome.replace('_', ' ')}${what}${why}`;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const quoted = (text: string): string => `‘${text.length > maxShown ? `${text.slice(0, maxShown)}…` : text}’`;

/** Longer values are cut: they can be compared in full. */
const maxShown = 80;

function nameOf(part: Record<string, unknown>): string {
  if (typeof part.title === 'string') return part.title;
  const texts = Array.isArray(part.urls) ? part.urls.map(textOf).join(', ') : '';
  const told = `${textOf(part.operator)} ${texts}`.trim();
  return told.length > maxShown ? `${told.slice(0, maxShown)}…` : told;
}

function segmentNames({ segments }: VersionContent, ids: readonly number[]): string {
  if (ids.length === 0) return 'none';
  return ids.map((id) => `‘${segments.find((segment) => segment.id === id)?.name ?? id}’`).join(', ');
}

function tellRules({ segments: before }: VersionContent, { segments: after }: VersionContent): string[] {
  const changed = after.filter(({ id, rules }) => {
    const old = before.find((segment) => segment.id === id);
    return old !== undefined && !sameValue(old.rules, rules);
  });
  return changed.map(({ name }) => `Rules of the segment ‘${name}’ changed`);
}
