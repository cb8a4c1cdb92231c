import { forSession, recall, recallList, store } from './storage.js';
import { toJson } from './to-json.js';
import { isSameView, sameUrl } from './url-conditions.js';
import type { Visit } from './visit.js';

const LOOP_WINDOW_MS = 3_000;

/** Where a redirect leads. */
export interface Target {
  readonly href: string;
  /** Whether another page is loaded; otherwise only the fragment changes. */
  readonly isAway: boolean;
}

/**
 * Where a redirect leads from a page, or `undefined` when the page is there already.
 *
 * The page's query parameters are kept unless the redirect URL sets its own, and so is its fragment; another host
 * gets what the visit began with. Applied to its own answer it gives `undefined`, so a target that matches the
 * experiment too is left alone.
 *
 * @throws Error for anything but http(s)
 */
export function redirectTarget(
  redirectUrl: string,
  pageUrl: string,
  utm: Visit['utm'] = {},
): Target | undefined {
  const page = new URL(pageUrl);
  const target = new URL(redirectUrl, page);
  const { searchParams, host } = target;
  if (!/^https?:$/.test(target.protocol)) throw new Error(`${target.protocol} is refused`);

  const isSet = (pair: string) => searchParams.has([...new URLSearchParams(pair).keys()].join());
  const kept = page.search
    .slice(1)
    .split('&')
    .filter((pair) => pair && !isSet(pair));
  target.search = [target.search.slice(1), ...kept].filter(Boolean).join('&');
  if (host !== page.host)
    for (const name in utm) if (!searchParams.has(name)) searchParams.set(name, utm[name]!);
  target.hash ||= page.hash;
  const { href } = target;
  for (const url of [target, page]) url.searchParams.sort();
  return isSameView(target.href, page.href) ? undefined : { href, isAway: !sameUrl(target.href, page.href) };
}

/**
 * Whether a redirect goes in a circle, given when the same one was made before (epoch milliseconds): it has led back
 * here within three seconds, twice.
 */
export const isLoop = (earlier: number[], now: number): boolean => {
  // One that is missing makes NaN, which is below nothing.
  const [before, last] = earlier.slice(-2) as [number, number];
  return now - last < LOOP_WINDOW_MS && last - before < LOOP_WINDOW_MS;
};

/** Notes a redirect for the next pages of this tab; false when it would go in a circle, or when that cannot be known. */
export function claimRedirect(name: string, href: string): boolean {
  const earlier = recallList<number>(forSession, name);
  if (isLoop(earlier, Date.now())) return false;
  const times = toJson([...earlier.slice(-1), Date.now()]);
  return store(forSession, name, times) || !sameUrl(document.referrer, href);
}

const REFERRER = 'ab-referrer';

/** Keeps where the visitor came from for the page that a redirect leads to, when that is of the same origin. */
export const keepReferrer = (href: string): void => {
  if (href.startsWith(`${origin}/`)) store(forSession, REFERRER, document.referrer);
};

/** Lets the page that a redirect has led to tell where the visitor came from, not which page sent the visitor on. */
export function restoreReferrer(): void {
  const value = recall(forSession, REFERRER);
  store(forSession, REFERRER);
  if (value) Reflect.defineProperty(document, 'referrer', { value });
}
