import { parseUrl } from '#libs/targeting';

/** Tells whether a request may come from an origin; null or undefined stands for a caller that is no browser. */
export type OriginRule = (origin: string | null | undefined) => boolean;

/**
 * The rule for a project's list of allowed origins. An empty list allows any, and callers without an origin
 * may always call: the list protects visitors' browsers, not the service. The origin `null` of sandboxed pages is
 * on no list.
 */
export function originRule(allowedOrigins: readonly string[]): OriginRule {
  if (allowedOrigins.length === 0) return () => true;
  const allowed = new Set(allowedOrigins.map(normalOrigin));
  return (origin) =>
    origin === null || origin === undefined || (origin !== 'null' && allowed.has(normalOrigin(origin)));
}

/** Schemes of apps, as in `capacitor://localhost`, have no origin by the URL standard, which calls it `null`. */
function normalOrigin(text: string): string {
  const url = parseUrl(text);
  if (url === undefined) return text.trim().toLowerCase();
  return url.origin === 'null' ? `${url.protocol}//${url.host.toLowerCase()}` : url.origin;
}
