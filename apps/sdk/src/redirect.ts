import { forSession, recallList, store } from './storage.js';
import { sameUrl } from './url-conditions.js';

const LOOP_WINDOW_MS = 10_000;

/**
 * Where a redirect leads from a page, or `undefined` when the page is there already.
 *
 * The page's query parameters are kept unless the redirect URL sets its own, and so is its fragment.
 * Applied to its own answer it gives `undefined`, so a target that matches the experiment too is left alone.
 *
 * @throws Error for anything but http(s)
 */
export function redirectTarget(redirectUrl: string, pageUrl: string): string | undefined {
  const page = new URL(pageUrl);
  const target = new URL(redirectUrl, page);
  if (!/^https?:$/.test(target.protocol)) throw new Error(`${target.protocol} is no redirect target`);

  const isSet = (pair: string) => target.searchParams.has([...new URLSearchParams(pair).keys()].join());
  const kept = page.search
    .slice(1)
    .split('&')
    .filter((pair) => pair && !isSet(pair));
  target.search = [target.search.slice(1), ...kept].filter(Boolean).join('&');
  target.hash ||= page.hash;
  const { href } = target;
  for (const url of [target, page]) url.searchParams.sort();
  return sameUrl(target.href, page.href) ? undefined : href;
}

/**
 * Whether one more redirect is no loop, given when the same one was made before (epoch milliseconds).
 *
 * A visitor who followed a link or a redirect here within the last ten seconds of an earlier one came
 * back in a circle. One who typed the address or reloaded did not, until it happens implausibly often.
 */
export function isNoLoop(earlier: number[], now: number, cameFromPage: boolean): boolean {
  return earlier.filter((time) => now - time < LOOP_WINDOW_MS).length < (cameFromPage ? 1 : 10);
}

/** Notes a redirect for the next pages of this tab; false when it would be a loop, or when that cannot be known. */
export function claimRedirect(name: string): boolean {
  const cameFromPage = !!document.referrer;
  const earlier = recallList<number>(forSession, name);
  if (!isNoLoop(earlier, Date.now(), cameFromPage)) return false;
  const times = [...earlier.slice(-9), Date.now()];
  return store(forSession, name, JSON.stringify(times)) || !cameFromPage;
}
