import { remembering } from '../remembering.js';
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
  /** The URL of the page before the first page of the visit. */
  firstReferrer?: string | undefined;
  /** The `utm_*` parameters that the visit began with; they count where the URL itself has none. */
  utm?: Readonly<Record<string, string>> | undefined;
  /** Two letters, from the header of a proxy. */
  country?: string | undefined;
}

/**
 * The attributes that segment rules may ask for without anybody having sent them: `url`, `path`, `host`
 * (with a port that is not the default), `query` (an object of the first value of each parameter), each
 * `utm_*` parameter of the URL or else of the visit under its own name, `referrer`, `first_referrer`, `language` (`de`), `locale` (`de-AT`), `device_type`
 * (desktop, mobile, tablet, bot), `browser`, `operating_system`, `country_code` (upper case).
 *
 * What is not known is missing. Total: headers and URLs may be any text.
 */
export function requestAttributes(facts: RequestFacts): Record<string, unknown> {
  const attributes: Record<string, unknown> = {};
  addUrl(attributes, facts.url ?? '', facts.utm);
  if (facts.referrer) attributes['referrer'] = facts.referrer;
  if (facts.firstReferrer) attributes['first_referrer'] = facts.firstReferrer;
  const { language, locale } = languageOf(facts.acceptLanguage ?? '');
  if (language !== undefined) attributes['language'] = language;
  if (locale !== undefined) attributes['locale'] = locale;
  const { device_type, browser, operating_system } = userAgentOf(facts.userAgent ?? '');
  if (device_type !== undefined) attributes['device_type'] = device_type;
  if (browser !== undefined) attributes['browser'] = browser;
  if (operating_system !== undefined) attributes['operating_system'] = operating_system;
  const country = countryCode(facts.country ?? '');
  if (country !== undefined) attributes['country_code'] = country;
  return attributes;
}

/** Most visitors have one of few browsers. */
const userAgentOf = remembering(readUserAgent, { answers: 500, length: 400 });

/** The parameters of a campaign come first, so that none replaces what the URL itself tells. */
function addUrl(attributes: Record<string, unknown>, text: string, visit: RequestFacts['utm']): void {
  const url = text === '' ? undefined : parseUrl(text);
  const query = url && queryParameters(url);
  if (!addCampaign(attributes, query)) addCampaign(attributes, visit);
  if (text === '') return;
  attributes['url'] = text;
  if (url === undefined) return;
  attributes['path'] = url.pathname;
  attributes['host'] = url.host;
  attributes['query'] = query;
}

/** Adds parameters of a campaign; says whether there are any. */
function addCampaign(attributes: Record<string, unknown>, parameters: RequestFacts['utm']): boolean {
  let hasAny = false;
  for (const name in parameters) {
    if (!name.startsWith('utm_')) continue;
    attributes[name] = parameters[name];
    hasAny = true;
  }
  return hasAny;
}

function queryParameters(url: URL): Record<string, string> {
  const query = Object.create(null) as Record<string, string>;
  if (url.search !== '') for (const [name, value] of url.searchParams) query[name] ??= value;
  return query;
}

const languageOf = remembering(readLanguages, { answers: 500, length: 200 });

/** The language that is liked best; the first of equals. */
function readLanguages(acceptLanguage: string): { language?: string; locale?: string } {
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
