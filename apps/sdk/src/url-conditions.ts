import type { Condition, Decision } from './published-types.js';
import { quietly } from './storage.js';

/** An absolute URL without what equality ignores: fragment, trailing slash, default port, case of scheme and host. */
function canonical(text: string): string | undefined {
  return quietly(() => {
    const { protocol, host, pathname, search } = new URL(text);
    return `${protocol}//${host}${pathname.replace(/\/$/, '')}${search}`;
  });
}

/** Whether both are the same page; a text that is no absolute URL equals nothing. */
export function sameUrl(one: string, other: string): boolean {
  const text = canonical(one);
  return !!text && text === canonical(other);
}

function holds({ operator, urls }: Condition, pageUrl: string): boolean {
  const isEquality = operator === 'IS' || operator === 'IS_NOT';
  if (!isEquality && !operator.endsWith('CONTAIN')) return false;
  const fits = (text: string) => (isEquality ? sameUrl(text, pageUrl) : pageUrl.includes(text));
  return urls.some(fits) !== operator.includes('NOT');
}

/** The server's URL targeting, decided again in the page for a URL that the server was not asked about. */
export function matchesUrl(
  { url, conditionType, conditions }: Pick<Decision, 'url' | 'conditionType' | 'conditions'>,
  pageUrl: string,
): boolean {
  const held = (condition: Condition) => holds(condition, pageUrl);
  if (!conditions.length || (url && sameUrl(url, pageUrl))) return true;
  return conditionType === 'ANY' ? conditions.some(held) : conditions.every(held);
}
