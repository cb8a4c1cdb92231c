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

/** What rules may ask about a request: what its headers tell, and what its body says, which wins. */
export function attributesOf(
  request: { url: string | undefined; attributes: Record<string, unknown> | undefined },
  headers: IncomingHttpHeaders,
): Attributes {
  const known = requestAttributes({
    url: request.url,
    userAgent: headers['user-agent'],
    acceptLanguage: headers['accept-language'],
    referrer: headers.referer,
    country: countryOf(headers),
  });
  return { ...known, ...request.attributes };
}

function countryOf(headers: IncomingHttpHeaders): string | undefined {
  for (const name of countryHeaders) {
    const value = headers[name];
    if (typeof value === 'string') return value;
  }
  return undefined;
}
