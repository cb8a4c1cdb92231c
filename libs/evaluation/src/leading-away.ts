import { canonicalUrl, parseUrl } from '#libs/targeting';
import type { Outcome } from './outcome.js';

/**
 * The first outcome, in ascending id, whose Split URL or Redirect leads away from the page that was asked about:
 * anyone who is led away sees nothing else of that page. Undefined when none does.
 */
export function leadingAway(outcomes: readonly Outcome[], pageUrl: string): Outcome | undefined {
  return outcomes.find(
    ({ variation }) => variation?.redirectUrl && isElsewhere(variation.redirectUrl, pageUrl),
  );
}

/** Compared as IS does, with the page's parameters kept at the target, as browsers go there. */
function isElsewhere(redirectUrl: string, pageUrl: string): boolean {
  const page = parseUrl(pageUrl);
  const target = page && resolved(redirectUrl, page);
  if (!page || !target) return false;
  const own = new Set(target.searchParams.keys());
  for (const [name, value] of page.searchParams) if (!own.has(name)) target.searchParams.append(name, value);
  const route = routeOf(target);
  if (route !== '' && route !== routeOf(page)) return true;
  for (const url of [target, page]) url.searchParams.sort();
  return canonicalUrl(target.href) !== canonicalUrl(page.href);
}

function resolved(text: string, page: URL): URL | undefined {
  try {
    return new URL(text, page);
  } catch {
    return undefined;
  }
}

/** A fragment that is the address of a view, as routers write it. */
function routeOf({ hash }: URL): string {
  return /^#[/!]/.test(hash) ? hash : '';
}
