import { parseUrl } from '../urls/parse-url.js';
import { readUserAgent } from './user-agent.js';

/** What a request tells without being asked. */
export interface RequestFacts {
  url?: string | undefined;
  /** The User-Agent header. */
  userAgent?: string | undefined;
  /** The Accept-Language header. */
  acceptLanguage?: string | undefined;
  /** The URL of the page before. */
  referrer?: string | undefined;
  /** Two letters, from the header of a proxy. */
  country?: string | undefined;
}

/**
 * The attributes that segment rules may ask for without anybody having sent them: `url`, `path`, `host`
 * (with a port that is not the default), `query` (an object of the first value of each parameter), each
 * `utm_*` parameter under its own name, `referrer`, `language` (`de`), `locale` (`de-AT`), `device_type`
 * (desktop, mobile, tablet, bot), `browser`, `operating_system`, `country_code` (upper case).
 *
 * What is not known is missing. Total: headers and URLs may be any text.
 */
export function requestAttributes(facts: RequestFacts): Record<string, unknown> {
  const attributes: Record<string, unknown> = {
    ...urlAttributes(facts.url),
    referrer: facts.referrer || undefined,
    ...languageAttributes(facts.acceptLanguage ?? ''),
    ...readUserAgent(facts.userAgent ?? ''),
    country_code: countryCode(facts.country ?? ''),
  };

  for (const [name, value] of Object.entries(attributes)) if (value === undefined) delete attributes[name];
  return attributes;
}

function urlAttributes(text: string | undefined): Record<string, unknown> {
  const url = parseUrl(text ?? '');
  if (url === undefined) return { url: text || undefined };

  const query = queryParameters(url);
  const campaign = Object.entries(query).filter(([name]) => name.startsWith('utm_'));
  return { ...Object.fromEntries(campaign), url: text, path: url.pathname, host: url.host, query };
}

function queryParameters(url: URL): Record<string, string> {
  const query = Object.create(null) as Record<string, string>;
  for (const [name, value] of url.searchParams) query[name] ??= value;
  return query;
}

/** The language that is liked best; the first of equals. */
function languageAttributes(acceptLanguage: string): { language?: string; locale?: string } {
  const [best] = acceptLanguage
    .slice(0, 1024)
    .split(',')
    .map(readLanguageRange)
    .filter(({ tag, quality }) => /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(tag) && quality > 0)
    .sort((one, other) => other.quality - one.quality);
  return best ? { language: best.tag.split('-')[0]!.toLowerCase(), locale: best.tag } : {};
}

function readLanguageRange(range: string): { tag: string; quality: number } {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  return { tag, quality: quality === undefined ? 1 : Number(quality) };
}

/** `XX` and `T1` stand for an unknown country and for Tor with the proxies that send them. */
function countryCode(country: string): string | undefined {
  const code = country.trim().toUpperCase();
  return /^[A-Z]{2}$/.test(code) && code !== 'XX' ? code : undefined;
}
