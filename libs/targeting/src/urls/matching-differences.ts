import { parseUrl } from './parse-url.js';
import { RequestUrl } from './request-url.js';
import type { Matching, UrlCondition, UrlTargeting } from './url-condition.js';
import { compileUrlTargeting } from './url-targeting.js';

/** Addresses on which two matchings of one targeting differ. */
export interface MatchingDifferences {
  /** Those that match with the second one alone. */
  readonly gained: string[];
  /** Those that match with the first one alone. */
  readonly lost: string[];
}

/** What changes on some addresses when an experiment goes over from one matching to another. */
export function matchingDifferences(
  targeting: Omit<UrlTargeting, 'matching'>,
  addresses: Iterable<string>,
  { from, to }: { from: Matching; to: Matching },
): MatchingDifferences {
  const before = compileUrlTargeting({ ...targeting, matching: from });
  const after = compileUrlTargeting({ ...targeting, matching: to });
  const gained: string[] = [];
  const lost: string[] = [];
  for (const address of addresses) {
    const url = new RequestUrl(address);
    const [did, does] = [before(url), after(url)];
    if (does && !did) gained.push(address);
    if (did && !does) lost.push(address);
  }
  return { gained, lost };
}

const endings = ['', '?utm_source=mail&gclid=1', '#top', '?', '/'];

/**
 * Addresses that show what matchings differ in, made from a targeting itself: its own addresses as visitors of ads and
 * browsers have them, and pages that its texts are on, alone and two together.
 *
 * @param most how many there may be
 */
export function exampleAddresses(
  { url, conditions }: Pick<UrlTargeting, 'url' | 'conditions'>,
  most: number,
): string[] {
  const whole = [...(url ? [url] : []), ...conditions.flatMap(wholeAddressesOf)];
  const site = parseUrl(whole[0] ?? '')?.origin ?? 'https://shop.example';
  const parts = conditions.flatMap(partsOf);
  const pages = parts.flatMap((part) => [site + part, ...parts.map((other) => site + part + other)]);
  const found = new Set<string>();
  for (const place of [`${site}/`, ...whole, ...pages]) {
    for (const ending of /[?#]/.test(place) ? [''] : endings) {
      const written = parseUrl(place + ending)?.href;
      if (written === undefined) continue;
      if (found.size + 2 > most) return [...found];
      found.add(place + ending).add(written);
    }
  }
  return [...found];
}

function wholeAddressesOf({ operator, urls }: UrlCondition): readonly string[] {
  return operator === 'IS' || operator === 'IS_NOT' ? urls : [];
}

/** What may stand behind the host of an address that a condition is about. */
function partsOf({ operator, urls }: UrlCondition): string[] {
  if (operator === 'QUERY HAS') return urls.map((parameter) => `?${parameter}`);
  if (wholeAddressesOf({ operator, urls }).length > 0 || operator === 'REGEX') return [];
  const texts = urls.map((text) => text.trim()).filter((text) => !/^https?:/i.test(text));
  return texts.slice(0, 20).map((text) => (/^[/?#]/.test(text) ? text : `/${text}`));
}
