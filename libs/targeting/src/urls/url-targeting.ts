import { canonicalUrl } from './canonical-url.js';
import type { RequestUrl } from './request-url.js';

/** One URL condition: an operator and the texts or URLs it is about. */
export interface UrlCondition {
  operator: 'CONTAIN' | 'NOT CONTAIN' | 'IS' | 'IS_NOT';
  urls: readonly string[];
}

/** Which URLs an experiment is for. */
export interface UrlTargeting {
  url: string | null;
  conditionType: 'ALL' | 'ANY';
  conditions: readonly UrlCondition[];
}

/** Whether something holds for the URL of a request. */
export type UrlPredicate = (url: RequestUrl) => boolean;

/**
 * Whether an experiment is for the URL: its own `url` equals it, or there are no conditions, or the
 * conditions hold (all of them, or any one).
 *
 * CONTAIN holds when the URL as given contains at least one of the texts, case and all; IS when it equals
 * at least one (see `canonicalUrl`); NOT CONTAIN and IS_NOT are their opposites.
 */
export function compileUrlTargeting({ url, conditionType, conditions }: UrlTargeting): UrlPredicate {
  if (conditions.length === 0) return () => true;

  const conditionsHold = combine(conditionType, conditions.map(compileUrlCondition));
  if (!url) return conditionsHold;

  const own = canonicalUrl(url);
  return (requestUrl) => conditionsHold(requestUrl) || requestUrl.canonical === own;
}

/** Whether a single condition holds; see `compileUrlTargeting`. An operator of a newer version never does. */
export function compileUrlCondition({ operator, urls }: UrlCondition): UrlPredicate {
  switch (operator) {
    case 'CONTAIN':
      return containsAny(urls);
    case 'NOT CONTAIN':
      return not(containsAny(urls));
    case 'IS':
      return equalsAny(urls);
    case 'IS_NOT':
      return not(equalsAny(urls));
    default:
      return () => false;
  }
}

function combine(conditionType: 'ALL' | 'ANY', predicates: UrlPredicate[]): UrlPredicate {
  const [only] = predicates;
  if (only && predicates.length === 1) return only;
  if (conditionType === 'ALL') return (url) => predicates.every((holds) => holds(url));
  return (url) => predicates.some((holds) => holds(url));
}

function containsAny(texts: readonly string[]): UrlPredicate {
  return (url) => {
    for (const text of texts) if (url.text.includes(text)) return true;
    return false;
  };
}

function equalsAny(urls: readonly string[]): UrlPredicate {
  const canonical = new Set(urls.map(canonicalUrl));
  return (url) => canonical.has(url.canonical);
}

function not(predicate: UrlPredicate): UrlPredicate {
  return (url) => !predicate(url);
}
