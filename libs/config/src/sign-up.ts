import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { list, oneOf, type Reader } from './readers.js';
import type { SettingReader } from './setting-reader.js';

/** Who may sign up an organization: everybody, only the first, or only who was invited. */
export type SignUpMode = 'open' | 'first-only' | 'invited';

export interface SignUpSettings {
  readonly mode: SignUpMode;
  /** False when it follows from the addresses of the installation. */
  readonly isSet: boolean;
  /** The only domains whose addresses may sign up, in lower case and as A-labels; empty: any. */
  readonly domains: readonly string[];
}

/** Open as long as nobody but this machine can reach the product. */
export function readSignUp(settings: SettingReader, addresses: Addresses): SignUpSettings {
  const mode = settings.optional(['SIGN_UP'], oneOf('open', 'first-only', 'invited'));
  return Object.freeze({
    mode: mode ?? (isLocal(addresses) ? 'open' : 'first-only'),
    isSet: mode !== undefined,
    domains: Object.freeze(settings.read(['SIGN_UP_DOMAINS'], mailDomains, [])),
  });
}

interface Addresses {
  /** Where the server listens. */
  host: string;
  /** Loopback unless it is set. */
  publicUrl: string;
}

const isLocal = ({ host, publicUrl }: Addresses): boolean =>
  isLoopback(host) && isLoopback(new URL(publicUrl).hostname);

function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[(.*)\]$/, '$1');
  if (isIP(name) === 4) return name.startsWith('127.');
  if (isIP(name) === 6) return /^(0*:)+0*1$/.test(name) || /^::ffff:(127\.|7f)/.test(name);
  return name === 'localhost' || name.endsWith('.localhost');
}

const mailDomains: Reader<string[]> = (value) =>
  list(value).map((text) => {
    const domain = domainToASCII(text.replace(/^@/, '')).toLowerCase();
    if (domain === '' || !domain.includes('.'))
      throw new Error(`must be domains such as example.com, comma-separated; "${text}" is none`);
    return domain;
  });
