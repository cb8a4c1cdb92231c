import { canonicalUrl } from './canonical-url.js';
import { equalAddresses } from './equal-addresses.js';
import { readPath } from './page-address.js';
import { isExclusion, type UrlCondition, type UrlTargeting } from './url-condition.js';
import { containedForm } from './url-targeting.js';

/**
 * What an index can look up: when the targeting holds for a URL, then one of these lists names it.
 */
export interface UrlHooks {
  /** Canonical forms that it may have; for matching 1. */
  canonical: readonly string[];
  /** Texts that the URL as given may contain; for matching 1. */
  given: readonly string[];
  /** Places that its address may have. */
  places: readonly string[];
  /** Paths that its address may have. */
  paths: readonly string[];
  /** Texts that one of its forms may contain. */
  contained: readonly string[];
  /** Whether being named by one of them alone makes the targeting hold. */
  sufficient: boolean;
}

/** Texts shorter than this are not worth an index: they occur everywhere. */
export const HOOK_LENGTH = 4;

const noHooks: UrlHooks = {
  canonical: [],
  given: [],
  places: [],
  paths: [],
  contained: [],
  sufficient: false,
};

/** The hooks of a targeting; `undefined` when it can hold for URLs that nothing could be looked up for. */
export function hooksOf(targeting: UrlTargeting): UrlHooks | undefined {
  if (targeting.conditions.length === 0) return undefined;
  return targeting.matching === 1 ? exactHooks(targeting) : formHooks(targeting);
}

function formHooks({ url, conditionType, conditions }: UrlTargeting): UrlHooks | undefined {
  const own = url ? [{ ...noHooks, places: equalAddresses([url], 'tracking').places }] : [];
  const positive = conditions.filter(({ operator }) => !isExclusion(operator));
  if (positive.length === 0) return own[0];

  const found = combine(conditionType, positive.map(hooksOfCondition));
  const joined = found && union([found, ...own]);
  return joined && { ...joined, sufficient: joined.sufficient && positive.length === conditions.length };
}

function hooksOfCondition({ operator, urls, ignoreQuery }: UrlCondition): UrlHooks | undefined {
  switch (operator) {
    case 'IS':
      return { ...noHooks, places: equalAddresses(urls, ignoreQuery ?? 'tracking').places };
    case 'PATH IS':
      return { ...noHooks, paths: urls.map(readPath), sufficient: true };
    case 'CONTAIN': {
      const contained = urls.map(containedForm);
      if (contained.some((text) => text.length < HOOK_LENGTH)) return undefined;
      return { ...noHooks, contained, sufficient: true };
    }
    default:
      return undefined;
  }
}

function exactHooks({ url, conditionType, conditions }: UrlTargeting): UrlHooks | undefined {
  const found = combine(conditionType, conditions.map(exactHooksOfCondition));
  if (!found || !url) return found;
  return { ...found, canonical: [...found.canonical, canonicalUrl(url)] };
}

function exactHooksOfCondition({ operator, urls }: UrlCondition): UrlHooks | undefined {
  if (operator === 'IS') return { ...noHooks, canonical: urls.map(canonicalUrl), sufficient: true };
  if (operator !== 'CONTAIN' || urls.some((text) => text.length < HOOK_LENGTH)) return undefined;
  return { ...noHooks, given: urls, sufficient: true };
}

function combine(
  conditionType: 'ALL' | 'ANY',
  each: readonly (UrlHooks | undefined)[],
): UrlHooks | undefined {
  const known = each.filter((hooks) => hooks !== undefined);
  if (conditionType === 'ALL')
    return known[0] && { ...known[0], sufficient: known[0].sufficient && each.length === 1 };
  return known.length < each.length ? undefined : union(known);
}

function union(each: readonly UrlHooks[]): UrlHooks {
  return {
    canonical: each.flatMap(({ canonical }) => canonical),
    given: each.flatMap(({ given }) => given),
    places: each.flatMap(({ places }) => places),
    paths: each.flatMap(({ paths }) => paths),
    contained: each.flatMap(({ contained }) => contained),
    sufficient: each.every(({ sufficient }) => sufficient),
  };
}
