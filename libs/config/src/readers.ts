import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { compile } from '@fastify/proxy-addr';
import { isUrl, parseUrl } from '#libs/targeting';

/** What a setting's text may say; a wrong one throws the sentence that names what is allowed. */
export type Reader<T> = (text: string) => T;

export const text: Reader<string> = (value) => value;

/** A host name or an address. */
export const host: Reader<string> = (value) => {
  if (/\s/.test(value)) throw new Error('must be a host name or an address, without blanks');
  return value;
};

/** What a file of certificates in PEM holds. */
export const certificates: Reader<string> = (value) => {
  try {
    const content = readFileSync(value, 'utf8');
    new X509Certificate(content);
    return content;
  } catch (error) {
    throw new Error(`must name a file with certificates in PEM (${(error as NodeJS.ErrnoException).code})`, {
      cause: error,
    });
  }
};

/** An integer in a closed range. */
export function integer(min: number, max: number): Reader<number> {
  return (value) => {
    const number = Number(value);
    if (!/^-?\d+$/.test(value) || number < min || number > max) {
      throw new Error(`must be a whole number from ${min} to ${max}`);
    }
    return number;
  };
}

export const port = integer(0, 65_535);

/** `true`/`false` in any case, `1` or `0`. */
export const flag: Reader<boolean> = (value) => {
  if (/^(true|1)$/i.test(value)) return true;
  if (/^(false|0)$/i.test(value)) return false;
  throw new Error('must be true, false, 1 or 0');
};

/** One word of a list. */
export function oneOf<const T extends string>(...words: T[]): Reader<T> {
  return (value) => {
    const word = words.find((candidate) => candidate === value);
    if (word === undefined) throw new Error(`must be one of ${words.join(', ')}`);
    return word;
  };
}

/** A word, or what another reader takes; its sentence begins with "must be". */
export function orWord<const W extends string, T>(word: W, reader: Reader<T>): Reader<T | W> {
  return (value) => {
    if (value.toLowerCase() === word) return word;
    try {
      return reader(value);
    } catch (fault) {
      throw new Error((fault as Error).message.replace('must be', `must be ${word} or`), { cause: fault });
    }
  };
}

/** Comma-separated texts, trimmed, empty ones left out. */
export const list: Reader<string[]> = (value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

export const postgresUrl: Reader<string> = (value) => {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(value)?.[1]?.toLowerCase();
  if (scheme !== 'postgres' && scheme !== 'postgresql') {
    throw new Error(
      `must be a postgres:// address; ${scheme ? `"${scheme}"` : 'a text without scheme'} is refused`,
    );
  }
  const url = withOneHost(value);
  const signs = value.replace(/\?.*$/s, '');
  if (!isUrl(url) || signs.includes('#') || signs.split('@').length > 2)
    throw new Error(
      'must be a postgres:// address that can be read; a user or password with other signs than letters and digits belongs in DB_USER and DB_PASSWORD',
    );
  return withSslmodeOfLibpq(url);
};

const sessionAttributes = ['any', 'read-write', 'read-only', 'primary', 'standby', 'prefer-standby'];

/**
 * `postgres://h1:5432,h2:5433/db` as libpq means it, for drivers that know one host only: the first one in the address, all
 * of them as the parameter `hosts`.
 */
function withOneHost(url: string): string {
  const attribute = /[?&]target_session_attrs=([^&#]*)/.exec(url)?.[1];
  if (attribute !== undefined && !sessionAttributes.includes(attribute))
    throw new Error(`must have target_session_attrs of ${sessionAttributes.join(', ')}`);
  const [, before, places = '', path = ''] = /^([a-z]+:\/\/(?:[^@/]*@)?)([^/?#]*)(.*)$/is.exec(url) ?? [];
  if (!places.includes(',')) return url;
  const hosts = places.split(',').map((place) => place.trim());
  if (hosts.some((place) => !/^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i.test(place)))
    throw new Error('must name hosts as host:port,host:port');
  const parameter = `hosts=${encodeURIComponent(hosts.join(','))}`;
  return `${before}${hosts[0]}${path}${path.includes('?') ? '&' : '?'}${parameter}`;
}

const sslmodes = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'];

/**
 * `sslmode=require` as in libpq and its tools: encrypted without checking the server. By itself the driver would
 * check the certificate in every mode.
 */
function withSslmodeOfLibpq(url: string): string {
  const mode = /[?&]sslmode=([^&#]*)/.exec(url)?.[1];
  if (mode !== undefined && !sslmodes.includes(mode))
    throw new Error(`must have sslmode of ${sslmodes.join(', ')}`);
  if (mode === undefined || mode === 'no-verify' || /[?&]uselibpqcompat=/.test(url)) return url;
  if (mode === 'verify-ca' && !/[?&]sslrootcert=/.test(url))
    throw new Error('with sslmode=verify-ca needs sslrootcert=<file>; otherwise use verify-full');
  return `${url}&uselibpqcompat=true`;
}

/** The base address of a web site, without a trailing slash. */
export const webAddress: Reader<string> = (value) => {
  if (!/^https?:\/\//i.test(value) || !isUrl(value))
    throw new Error('must be an http:// or https:// address');
  return value.replace(/\/+$/, '');
};

/** Origins as browsers write them, comma-separated; a slash at the end is cut. */
export const origins: Reader<string[]> = (value) => list(value).map(readOrigin);

function readOrigin(text: string): string {
  const url = parseUrl(text);
  const isOrigin = url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
  if (!isOrigin || /[?#]/.test(text) || url.host.includes('*')) {
    throw new Error(
      `must be origins such as https://console.example.com, comma-separated; "${text}" is none`,
    );
  }
  return url.origin;
}

/** A text of at least so many characters. */
export function secret(minLength: number): Reader<string> {
  return (value) => {
    if (value.length < minLength) throw new Error(`must have at least ${minLength} characters`);
    return value;
  };
}

/** Texts of at least so many characters, separated by blanks. */
export function secretsBetweenBlanks(minLength: number): Reader<string[]> {
  return (value) => {
    const items = value.split(/\s+/).filter((item) => item !== '');
    if (items.some((item) => item.length < minLength)) {
      throw new Error(`must be keys of at least ${minLength} characters, separated by blanks`);
    }
    return items;
  };
}

/** Comma-separated texts of at least so many characters. */
export function secrets(minLength: number): Reader<string[]> {
  return (value) => {
    const items = list(value);
    if (items.some((item) => item.length < minLength)) {
      throw new Error(`must be tokens of at least ${minLength} characters, comma-separated`);
    }
    return items;
  };
}

/** A whole number that is a multiple of another. */
export function multipleOf(step: number, max: number): Reader<number> {
  return (value) => {
    const number = integer(step, max)(value);
    if (number % step !== 0) throw new Error(`must be a multiple of ${step}`);
    return number;
  };
}

/** Which proxies are trusted: none, a number of hops, or addresses. */
export const trustedProxies: Reader<false | number | string[]> = (value) => {
  if (/^(false|0|none)$/i.test(value)) return false;
  if (/^true$/i.test(value))
    throw new Error('must name hops or addresses, since believing everybody defeats limits');
  return /^\d+$/.test(value) ? integer(1, 10)(value) : list(value).map(proxyAddress);
};

function proxyAddress(text: string): string {
  try {
    compile(text);
    return text;
  } catch {
    throw new Error(
      `must be none, a number of hops, or addresses and ranges such as 10.0.0.0/8, comma-separated; "${text}" is none`,
    );
  }
}
