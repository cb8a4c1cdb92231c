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

/** A fragment that is the address of a view, as routers write it: `#/pricing`, `#!pricing`. */
const routeOf = (url: string) => String(/#[/!].*/.exec(url));

/** Whether both are the same view of the same page: a fragment that is a route makes another one. */
export const isSameView = (one: string, other: string): boolean =>
  sameUrl(one, other) && routeOf(one) === routeOf(other);

/** Whether a page may be decided alike at both addresses; conditions see fragments too. */
export const isSameAddress = (one: string, other: string): boolean =>
  sameUrl(one, other) && one.split('#')[1] === other.split('#')[1];

/** Equality of matching 2. @throws where queries differ, since the server knows which parameters count */
function isAddress(wanted: string, pageUrl: string): boolean {
  const placeOf = (text: string) => text.split(/[?#]/)[0]!;
  if (!sameUrl(placeOf(wanted), placeOf(pageUrl))) return false;
  if (wanted !== pageUrl && (wanted + pageUrl).includes('?')) throw Error();
  const fragment = wanted.split('#')[1];
  return !fragment || fragment === pageUrl.split('#')[1];
}

const isExclusion = ({ operator }: Condition) => operator.includes('NOT');

/**
 * The server's URL targeting, decided again in the page for a URL that the server was not asked about. Undefined where
 * only the server can tell: for other operators than the first release's, and matchings that are not known here; with
 * matching 2 also where addresses hold more than plain letters, or differ in their queries.
 */
export function matchesUrl(
  {
    matching = 1,
    url,
    conditionType,
    conditions,
  }: Pick<Decision, 'matching' | 'conditions'> & Partial<Pick<Decision, 'url' | 'conditionType'>>,
  pageUrl: string,
): boolean | undefined {
  const isAsMeant = matching === 2;
  const isKnown = ({ operator, urls }: Condition) =>
    /^((NOT )?CONTAIN|IS(_NOT)?)$/.test(operator) && (!isAsMeant || urls.every(isPlain));
  const isPlain = (text: string) => !/[^!-~]|%|xn--/i.test(text);
  if (matching > 2 || !conditions.every(isKnown)) return undefined;
  if (!conditions.length) return true;
  if (isAsMeant && !isPlain(url + pageUrl)) return undefined;

  const equals = isAsMeant ? isAddress : sameUrl;
  const holds = ({ operator, urls }: Condition) =>
    urls.some((text) => (operator[0] === 'I' ? equals(text, pageUrl) : pageUrl.includes(text))) !==
    operator.includes('NOT');
  return quietly(() => {
    const asked = conditions.filter((condition) => !isAsMeant || !isExclusion(condition));
    if (isAsMeant && !conditions.filter(isExclusion).every(holds)) return false;
    if (url && equals(url, pageUrl)) return true;
    if (!asked.length) return !url;
    return conditionType === 'ANY' ? asked.some(holds) : asked.every(holds);
  });
}
