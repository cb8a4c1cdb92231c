import type { IncomingHttpHeaders } from 'node:http';
import { type Attributes, requestAttributes } from '#libs/targeting';

/** Where proxies and content delivery networks tell the visitor's country. */
const countryHeaders = [
  'x-country-code',
  'cf-ipcountry',
  'cloudfront-viewer-country',
  'x-vercel-ip-country',
  'x-appengine-country',
];

/** How a visitor came to the page, and to the first page of the visit. */
export interface Visit {
  readonly referrer?: string | undefined;
  readonly firstReferrer?: string | undefined;
  /** The `utm_*` parameters of that first page. */
  readonly utm?: Readonly<Record<string, string>> | undefined;
}

/** What a request itself says, and what is stored about its end user. */
export interface SaidAndStored {
  url: string | undefined;
  attributes: Record<string, unknown> | undefined;
  visit?: Visit;
  stored?: Attributes;
}

/** What rules may ask about a request: what its headers tell, then what its body says and what is stored. */
export function attributesOf(request: SaidAndStored, headers: IncomingHttpHeaders): Attributes {
  const known = requestAttributes({
    ...request.visit,
    url: request.url,
    userAgent: headers['user-agent'],
    acceptLanguage: headers['accept-language'],
    referrer: request.visit?.referrer ?? headers.referer,
    country: countryOf(headers),
  });
  const { attributes, stored } = request;
  if (attributes === undefined && (stored === undefined || isEmpty(stored))) return known;
  return { ...known, ...attributes, ...stored };
}

/**
 * The same as far as first exposures are broken down by it. Reading a URL costs as much as the rest of a decision,
 * and only a campaign is of interest then.
 */
export function breakdownAttributesOf(request: SaidAndStored, headers: IncomingHttpHeaders): Attributes {
  const mayNameCampaign = request.url !== undefined && campaign.test(request.url);
  return attributesOf(mayNameCampaign ? request : { ...request, url: undefined }, headers);
}

/** A parameter's name may be percent-encoded. */
const campaign = /utm_|%/;

function isEmpty(attributes: Attributes): boolean {
  for (const _ in attributes) return false;
  return true;
}

function countryOf(headers: IncomingHttpHeaders): string | undefined {
  for (const name of countryHeaders) {
    const value = headers[name];
    if (typeof value === 'string') return value;
  }
  return undefined;
}
