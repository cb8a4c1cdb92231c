import { isUrl } from './parse-url.js';
import { parameterOf } from './page-address.js';
import { URL_PATTERN_LIMITS, urlPatternSteps } from './url-patterns.js';
import { type IgnoreQuery, type UrlConditionOperator } from './url-condition.js';

/** A condition as callers write it; the parameter of a QUERY HAS, and of no other, may stand in `name` and `value`. */
export interface WrittenCondition {
  operator: UrlConditionOperator;
  urls?: readonly string[] | null | undefined;
  name?: string | null | undefined;
  /** Empty for any value. */
  value?: string | null | undefined;
  ignoreQuery?: IgnoreQuery | null | undefined;
}

/** A condition as it is kept. */
export interface KeptCondition {
  operator: UrlConditionOperator;
  urls: string[];
  /** Null for the parameters of advertising, and with operators that compare no whole addresses. */
  ignoreQuery: Exclude<IgnoreQuery, 'tracking'> | null;
}

/** What is wrong with a condition, and where: `['urls', 0]`. */
export interface ConditionFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Longest list of parameters to ignore, and longest name of one in characters. */
export const IGNORE_QUERY_LIMITS = { names: 50, nameLength: 200 } as const;

/**
 * The condition to be kept for one that a caller writes, and what is wrong with it; it may be kept only without faults.
 *
 * @param stored what it is now, for a change of it: what is left out stays
 */
export function readCondition(
  written: Partial<WrittenCondition>,
  stored?: KeptCondition,
): { condition: KeptCondition; faults: ConditionFault[] } {
  const faults: ConditionFault[] = [];
  const operator = written.operator ?? stored?.operator ?? 'CONTAIN';
  const urls = readTexts(operator, written, stored, faults);
  const comparesAddresses = operator === 'IS' || operator === 'IS_NOT';
  const given = written.ignoreQuery ?? undefined;
  if (given !== undefined && given !== 'tracking' && !comparesAddresses)
    faults.push({ path: ['ignoreQuery'], message: 'is for IS and IS_NOT, which compare whole addresses' });
  if (given !== undefined) faults.push(...ignoreQueryFaults(given));
  const chosen = given ?? stored?.ignoreQuery ?? null;
  const ignoreQuery = comparesAddresses && chosen !== 'tracking' ? chosen : null;
  urls.forEach((text, index) => {
    const message = textFault(operator, text);
    if (message !== undefined) faults.push({ path: ['urls', index], message });
  });
  return { condition: { operator, urls: [...urls], ignoreQuery }, faults };
}

/** What callers see beside operator and texts: the parameter of QUERY HAS, and `ignoreQuery` when it is not usual. */
export function shownDetails({ operator, urls, ignoreQuery }: KeptCondition): {
  name?: string;
  value?: string;
  ignoreQuery?: KeptCondition['ignoreQuery'];
} {
  const [only = ''] = urls;
  const [name, value] = parameterOf(only);
  return {
    ...(operator === 'QUERY HAS' && urls.length === 1 && { name, ...(value !== '' && { value }) }),
    ...(ignoreQuery !== null && ignoreQuery !== undefined && { ignoreQuery }),
  };
}

/**
 * What the patterns of an experiment's conditions cost at most for one address, in steps; see `URL_PATTERN_LIMITS`.
 * Patterns that cannot be used cost nothing.
 */
export function patternStepsOf(conditions: readonly Pick<KeptCondition, 'operator' | 'urls'>[]): number {
  const patterns = conditions.flatMap(({ operator, urls }) => (operator === 'REGEX' ? urls : []));
  return patterns.reduce((sum, pattern) => sum + stepsOrNone(pattern), 0);
}

function stepsOrNone(pattern: string): number {
  try {
    return urlPatternSteps(pattern);
  } catch {
    return 0;
  }
}

function readTexts(
  operator: UrlConditionOperator,
  { urls: given, name, value }: Partial<WrittenCondition>,
  stored: KeptCondition | undefined,
  faults: ConditionFault[],
): readonly string[] {
  const urls = given ?? undefined;
  if (operator !== 'QUERY HAS' || (name == null && value == null)) return urls ?? stored?.urls ?? [];
  const before = stored?.operator === 'QUERY HAS' ? shownDetails(stored) : {};
  const named = parameterText(name ?? before.name ?? '', value ?? before.value ?? '');
  if (named === '') {
    faults.push({ path: ['name'], message: 'must not be empty' });
    return urls ?? [];
  }
  if (urls === undefined || isSame(urls, [named])) return [named];
  const isUnchanged = (texts: readonly string[]) => stored !== undefined && isSame(texts, stored.urls);
  if (isUnchanged(urls)) return [named];
  if (!isUnchanged([named])) faults.push({ path: ['urls'], message: 'differs from name and value' });
  return urls;
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((text, index) => text === other[index]);

/** Name and value as they stand in a query; what would be read otherwise there is escaped. */
function parameterText(name: string, value: string): string {
  const escaped = (text: string, special: RegExp) => text.replace(special, encodeURIComponent);
  const named = escaped(name, /[%=&+#]/g);
  return value === '' || named === '' ? named : `${named}=${escaped(value, /[%&+#]/g)}`;
}

function ignoreQueryFaults(value: unknown): ConditionFault[] {
  const path = ['ignoreQuery'];
  if (value === 'tracking' || value === 'all' || value === 'none') return [];
  const rule = `must be tracking, all, none or a list of at most ${IGNORE_QUERY_LIMITS.names} names of parameters`;
  const isList = Array.isArray(value) && value.length > 0 && value.length <= IGNORE_QUERY_LIMITS.names;
  if (!isList) return [{ path, message: rule }];
  const isName = (name: unknown) =>
    typeof name === 'string' &&
    name !== '' &&
    name.length <= IGNORE_QUERY_LIMITS.nameLength &&
    blankFault(name) === undefined;
  return value.flatMap((name: unknown, index) =>
    isName(name) ? [] : [{ path: [...path, index], message: 'must be the name of a parameter' }],
  );
}

/** What is wrong with one text of a condition; undefined when nothing is. */
function textFault(operator: UrlConditionOperator, text: string): string | undefined {
  if (text === '') return 'must not be empty';
  return blankFault(text) ?? operatorFault(operator, text);
}

/** What nobody sees in a text, and no address holds. */
function blankFault(text: string): string | undefined {
  if (/\p{Cc}/u.test(text)) return 'must not contain control characters';
  return /^[\s\p{Cf}]|[\s\p{Cf}]$/u.test(text) ? 'must not begin or end with a blank' : undefined;
}

function operatorFault(operator: UrlConditionOperator, text: string): string | undefined {
  switch (operator) {
    case 'IS':
    case 'IS_NOT':
      return isWholeAddress(text) ? undefined : 'must be an absolute http or https address';
    case 'PATH IS':
      if (!text.startsWith('/')) return 'must be a path that begins with a slash';
      return /[?#]/.test(text) ? 'must be a path alone, without ? and #' : undefined;
    case 'PATH CONTAINS':
      return /[?#]/.test(text) ? 'must be a part of a path, without ? and #' : undefined;
    case 'QUERY HAS':
      return parameterFault(text);
    case 'REGEX':
      return patternFault(text);
    default:
      return undefined;
  }
}

function isWholeAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text) && isUrl(text);
}

function parameterFault(text: string): string | undefined {
  if (/[&#]/.test(text) || text.startsWith('?'))
    return 'must be the name of a parameter, or name=value, without ?, & and #';
  return parameterOf(text)[0] === '' ? 'must name a parameter' : undefined;
}

function patternFault(pattern: string): string | undefined {
  if (pattern.length > URL_PATTERN_LIMITS.length)
    return `must be a pattern of at most ${URL_PATTERN_LIMITS.length} characters`;
  try {
    const steps = urlPatternSteps(pattern);
    return steps > URL_PATTERN_LIMITS.steps ? 'is a pattern that is too expensive' : undefined;
  } catch (error) {
    return `is not a valid pattern: ${(error as Error).message}`;
  }
}
