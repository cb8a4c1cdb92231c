import { canonicalUrl } from './canonical-url.js';
import type { UrlPredicate } from './request-url.js';
import type { UrlCondition, UrlTargeting } from './url-condition.js';

/**
 * Matching 1, for experiments that were started with the first release: the own `url` equals the request's, or there
 * are no conditions, or the conditions hold (all of them, or any one, exclusions too).
 *
 * CONTAIN holds when the URL as given contains at least one of the texts, case and all; IS when it equals
 * at least one (see `canonicalUrl`); NOT CONTAIN and IS_NOT are their opposites.
 */
export function compileExactTargeting({ url, conditionType, conditions }: UrlTargeting): UrlPredicate {
  if (conditions.length === 0) return () => true;

  const predicates = conditions.map(compileExactCondition);
  const own = url ? canonicalUrl(url) : undefined;
  return (asked) => {
    const held =
      conditionType === 'ALL'
        ? predicates.every((holds) => holds(asked))
        : predicates.some((holds) => holds(asked));
    return held || (own !== undefined && asked.canonical === own);
  };
}

/** Whether a single condition holds; other operators than the first release's never do. */
export function compileExactCondition({ operator, urls }: UrlCondition): UrlPredicate {
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
