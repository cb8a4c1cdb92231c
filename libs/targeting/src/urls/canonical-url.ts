import { parseUrl } from './parse-url.js';

const SLASH = 0x2f;
const DOT = 0x2e;
const PERCENT = 0x25;

/** 1 for the ASCII characters that the URL standard leaves as they are in a path and in a query. */
const plainCharacters = new Uint8Array(128);
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&()*+,;=:@/%?') {
  plainCharacters[character.charCodeAt(0)] = 1;
}

/**
 * The form in which URLs are compared: two URLs are equal when theirs is the same text.
 *
 * It is the URL as the URL standard, hence a browser's address bar, writes it, so scheme and host are in
 * lower case and a default port is gone; without its fragment, an empty query, and one slash at the end of
 * its path (`https://a.b/c/?x=1` equals `https://a.b/c?x=1`; a slash that ends a query counts). Path and
 * query keep their case. A text that is no absolute URL stands for itself, trimmed in the same way.
 */
export function canonicalUrl(url: string): string {
  return trimmed(isWrittenAsStandard(url) ? url : standardForm(url));
}

function standardForm(url: string): string {
  return parseUrl(url)?.href ?? url;
}

function trimmed(url: string): string {
  const hash = url.indexOf('#');
  const end = hash < 0 ? url.length : hash;
  const questionMark = url.indexOf('?');
  const queryStart = questionMark < 0 || questionMark > end ? end : questionMark;
  const pathEnd = url.charCodeAt(queryStart - 1) === SLASH ? queryStart - 1 : queryStart;

  const query = end - queryStart > 1 ? url.slice(queryStart, end) : '';
  return query === '' ? url.slice(0, pathEnd) : url.slice(0, pathEnd) + query;
}

/**
 * Whether parsing the URL and writing it again would change nothing before its fragment (but for the slash
 * of an empty path). It says no when in doubt; a scan is many times cheaper than a parse.
 */
export function isWrittenAsStandard(url: string): boolean {
  const hostStart = url.startsWith('https://') ? 8 : url.startsWith('http://') ? 7 : 0;
  if (hostStart === 0) return false;

  const hostEnd = endOfPlainHost(url, hostStart);
  return hostEnd > hostStart && isPlainAfterHost(url, hostEnd);
}

/** Where a host of lower-case letters, digits, hyphens and dots ends; 0 when it holds anything else. */
function endOfPlainHost(url: string, start: number): number {
  let labelStart = start;
  let i = start;
  for (; i < url.length; i++) {
    const code = url.charCodeAt(i);
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x2d) continue;
    if (code !== DOT) break;
    if (i === labelStart) return 0;
    labelStart = i + 1;
  }
  if (i === labelStart || isDigit(url.charCodeAt(labelStart))) return 0;

  const next = url[i];
  return next === undefined || next === '/' || next === '?' || next === '#' ? i : 0;
}

function isPlainAfterHost(url: string, start: number): boolean {
  for (let i = start; i < url.length; i++) {
    const code = url.charCodeAt(i);
    if (code === 0x23) return true;
    if (code > 0x7f || plainCharacters[code] === 0) return false;
    if (code === SLASH && mayStartDotSegment(url.charCodeAt(i + 1))) return false;
  }
  return true;
}

function mayStartDotSegment(code: number): boolean {
  return code === DOT || code === PERCENT;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
