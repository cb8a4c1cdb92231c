import { parseUrl, readAllowedOrigin } from '#libs/targeting';

/** Tells whether a request may come from an origin; null or undefined stands for a caller that is no browser. */
export type OriginRule = (origin: string | null | undefined) => boolean;

/**
 * The rule for a project's list of allowed origins, of which `https://*.shop.example` allows all subdomains of any depth
 * but not the domain itself. An empty list allows any, and callers without an origin may always call: the list protects
 * visitors' browsers, not the service. The origin `null` of sandboxed pages is on no list.
 */
export function originRule(allowedOrigins: readonly string[]): OriginRule {
  const known = rules.get(allowedOrigins);
  if (known) return known;
  const made = makeRule(allowedOrigins);
  rules.set(allowedOrigins, made);
  return made;
}

/** Lists belong to datafiles, which do not change, and are asked for each event. */
const rules = new WeakMap<readonly string[], OriginRule>();

function makeRule(allowedOrigins: readonly string[]): OriginRule {
  if (allowedOrigins.length === 0) return () => true;
  const entries = allowedOrigins.map((text) => readAllowedOrigin(text) ?? { origin: normalOrigin(text) });
  const exact = new Set(entries.flatMap((entry) => ('origin' in entry ? [entry.origin] : [])));
  const domains = entries.flatMap((entry) => ('origin' in entry ? [] : [entry]));
  const isSubdomain = (origin: string): boolean => {
    const url = parseUrl(origin);
    return domains.some(
      ({ scheme, hostEnd, port }) =>
        url?.protocol === scheme && url.port === port && isBelow(url.hostname, hostEnd),
    );
  };
  return (origin) => {
    if (origin === null || origin === undefined) return true;
    if (origin === 'null') return false;
    return exact.has(normalOrigin(origin)) || (domains.length > 0 && isSubdomain(origin));
  };
}

/** Whether a host is a subdomain; `a..shop.example` and `*.shop.example` are none. */
function isBelow(host: string, hostEnd: string): boolean {
  return host.endsWith(hostEnd) && /^[^.*]+(\.[^.*]+)*$/.test(host);
}

/** Schemes of apps, as in `capacitor://localhost`, have no origin by the URL standard, which calls it `null`. */
function normalOrigin(text: string): string {
  const url = parseUrl(text);
  if (url === undefined) return text.trim().toLowerCase();
  return url.origin === 'null' ? `${url.protocol}//${url.host.toLowerCase()}` : url.origin;
}
