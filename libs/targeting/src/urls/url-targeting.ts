import { equalAddresses } from './equal-addresses.js';
import { compileExactCondition, compileExactTargeting } from './exact-targeting.js';
import { parameterOf, readPath } from './page-address.js';
import type { RequestUrl, UrlPredicate } from './request-url.js';
import { textForm } from './text-form.js';
import { isExclusion, type Matching, type UrlCondition, type UrlTargeting } from './url-condition.js';
import { findsAny } from './url-patterns.js';

/**
 * Whether an experiment is for a URL.
 *
 * With matching 2: there are no conditions; or no exclusion (NOT CONTAIN, IS_NOT) applies, and the experiment's own
 * `url` equals it or the other conditions hold (all of them, or any one). With exclusions alone it is for every other
 * page, or for its own `url` when it has one. With matching 1: as in the first release, see `compileExactTargeting`.
 */
export function compileUrlTargeting(targeting: UrlTargeting): UrlPredicate {
  if (targeting.matching === 1) return compileExactTargeting(targeting);
  const { url, conditionType, conditions } = targeting;
  if (conditions.length === 0) return () => true;

  const compiled = (given: readonly UrlCondition[]) => given.map((one) => compileUrlCondition(one));
  const exclusions = compiled(conditions.filter(({ operator }) => isExclusion(operator)));
  const positive = compiled(conditions.filter(({ operator }) => !isExclusion(operator)));
  const own = url ? equalAddresses([url], 'tracking').includes : undefined;
  const conditionsHold = positive.length === 0 ? () => own === undefined : combine(conditionType, positive);
  const included = own ? (asked: RequestUrl) => own(asked) || conditionsHold(asked) : conditionsHold;
  if (exclusions.length === 0) return included;

  const allowed = combine('ALL', exclusions);
  return (asked) => allowed(asked) && included(asked);
}

/** Whether a single condition holds. An operator that this version does not know never does. */
export function compileUrlCondition(condition: UrlCondition, matching: Matching = 2): UrlPredicate {
  if (matching === 1) return compileExactCondition(condition);
  const { operator, urls, ignoreQuery } = condition;
  switch (operator) {
    case 'CONTAIN':
      return containsAny(urls);
    case 'NOT CONTAIN':
      return not(containsAny(urls));
    case 'IS':
      return equalAddresses(urls, ignoreQuery ?? 'tracking').includes;
    case 'IS_NOT':
      return not(equalAddresses(urls, ignoreQuery ?? 'tracking').includes);
    case 'PATH IS':
      return isPath(urls);
    case 'PATH CONTAINS':
      return pathContainsAny(urls);
    case 'QUERY HAS':
      return hasAnyParameter(urls);
    case 'REGEX':
      return findsAny(urls);
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

function containsAny(given: readonly string[]): UrlPredicate {
  const texts = given.map(containedForm);
  return (url) => {
    for (const form of url.forms) for (const text of texts) if (form.includes(text)) return true;
    return false;
  };
}

function isPath(given: readonly string[]): UrlPredicate {
  const paths = new Set(given.map(readPath));
  return (url) => paths.has(url.address.path);
}

function pathContainsAny(given: readonly string[]): UrlPredicate {
  const texts = given.map(containedForm);
  return (url) => {
    const { wholePath } = url.address;
    for (const text of texts) if (wholePath.includes(text)) return true;
    return false;
  };
}

function hasAnyParameter(given: readonly string[]): UrlPredicate {
  const wanted = given.map((text) => ({ parameter: parameterOf(text), hasValue: text.includes('=') }));
  return (url) =>
    wanted.some(({ parameter: [name, value], hasValue }) =>
      url.parameters.some((one) => one[0] === name && (!hasValue || one[1] === value)),
    );
}

/** Blanks at the ends are refused now, but may have been saved before. */
export function containedForm(text: string): string {
  return textForm(text.trim() || text);
}

function not(predicate: UrlPredicate): UrlPredicate {
  return (url) => !predicate(url);
}
