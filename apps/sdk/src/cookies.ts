import { quietly } from './storage.js';

const ONE_YEAR_S = 31_536_000;
const PROBE = 'ab-probe';

/** The value of a cookie in a `document.cookie` text. Throws when it cannot be decoded. */
export function cookieValue(cookies: string, name: string): string | undefined {
  const pair = cookies.split('; ').find((text) => text.startsWith(`${name}=`));
  return pair && decodeURIComponent(pair.slice(name.length + 1));
}

/** What a cookie of this page says; nothing where cookies are refused. */
export const readCookie = (name: string) => quietly(() => cookieValue(document.cookie, name));

/** Sets a cookie for a domain, or for this host alone when none is given; an empty text takes it away. */
export const setCookie = (name: string, text: string, domain: string): void => {
  quietly(() => {
    const secure = location.protocol === 'https:' ? ';secure' : '';
    const to = domain && `;domain=${domain}`;
    const age = text ? ONE_YEAR_S : 0;
    document.cookie = `${name}=${encodeURIComponent(text)};path=/;samesite=lax;max-age=${age}${secure}${to}`;
  });
};

/** Every domain that a host is in, the widest first. */
export const domainsOf = (host: string): string[] =>
  host
    .split('.')
    .map((_, index, labels) => labels.slice(index).join('.'))
    .reverse();

/** The widest domain for which the browser takes a cookie of this page: none that many sites share. Empty for no domain. */
export const widestDomain = (wanted: string): string =>
  [wanted, ...domainsOf(location.hostname)].filter(Boolean).find((domain) => {
    setCookie(PROBE, '1', domain);
    const isTaken = !!readCookie(PROBE);
    setCookie(PROBE, '', domain);
    return isTaken;
  }) ?? '';
