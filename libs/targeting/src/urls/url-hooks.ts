import { canonicalUrl } from './canonical-url.js';
import type { UrlCondition, UrlTargeting } from './url-targeting.js';

/**
 * What an index can look up: when the targeting holds for a URL, then its canonical form is one of `equal`,
 * or it contains one of `contained`.
 */
export interface UrlHooks {
  equal: string[];
  contained: string[];
  /** Whether that alone makes the targeting hold. */
  sufficient: boolean;
}

/** Texts shorter than this are not worth an index: they occur everywhere. */
export const HOOK_LENGTH = 4;

/** The hooks of a targeting; `undefined` when it can hold for URLs that nothing could be looked up for. */
export function hooksOf({ url, conditionType, conditions }: UrlTargeting): UrlHooks | undefined {
  if (conditions.length === 0) return undefined;

  const each = conditions.map(hooksOfCondition);
  const ofConditions = conditionType === 'ALL' ? oneOfAll(each) : union(each);
  if (!ofConditions || !url) return ofConditions;

  return { ...ofConditions, equal: [...ofConditions.equal, canonicalUrl(url)] };
}

function hooksOfCondition({ operator, urls }: UrlCondition): UrlHooks | undefined {
  if (operator === 'IS') return { equal: urls.map(canonicalUrl), contained: [], sufficient: true };
  if (operator !== 'CONTAIN' || urls.some((text) => text.length < HOOK_LENGTH)) return undefined;
  return { equal: [], contained: [...urls], sufficient: true };
}

function oneOfAll(each: (UrlHooks | undefined)[]): UrlHooks | undefined {
  const known = each.find((hooks) => hooks !== undefined);
  return known && { ...known, sufficient: each.length === 1 };
}

function union(each: (UrlHooks | undefined)[]): UrlHooks | undefined {
  const known = each.filter((hooks) => hooks !== undefined);
  if (known.length < each.length) return undefined;
  return {
    equal: known.flatMap((hooks) => hooks.equal),
    contained: known.flatMap((hooks) => hooks.contained),
    sufficient: true,
  };
}
