import type { Condition, Decision } from './published-types.js';

/** An absolute URL without what equality ignores: fragment, trailing slash, default port, case of scheme and host. */
function canonical(text: string): string | undefined {
  try {
    const { protocol, host, pathname, search } = new URL(text);
    return `${protocol}//${host}${pathname.replace(/\/$/, '')}${search}`;
  } catch {
    return undefined;
  }
}

/** Whether both are the same page; a text that is no absolute URL equals nothing. */
export function sameUrl(one: string, other: string): boolean {
  const text = canonical(one);
  return text !== undefined && text === canonical(other);
}

function holds({ operator, urls }: Condition, pageUrl: string): boolean {
  const contains = (text: string) => pageUrl.includes(text);
  const equals = (text: string) => sameUrl(text, pageUrl);
  switch (operator) {
    case 'CONTAIN':
      return urls.some(contains);
    case 'NOT CONTAIN':
      return !urls.some(contains);
    case 'IS':
      return urls.some(equals);
    case 'IS_NOT':
      return !urls.some(equals);
    default:
      return false;
  }
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
