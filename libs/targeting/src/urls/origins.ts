import { parseUrl } from './parse-url.js';

/** An entry of a list of allowed origins. */
export type AllowedOrigin =
  | { readonly origin: string }
  /** All subdomains at any depth, but not the domain itself: `https://*.shop.example`. */
  | {
      readonly scheme: string;
      /** The end of their hosts: `.shop.example`. */
      readonly hostEnd: string;
      /** Empty for the default one. */
      readonly port: string;
    };

const form = /^(https?:\/\/)(\*\.)?([^\s/\\?#@*]+)\/?$/i;

/**
 * Reads an entry such as `https://shop.example` or `https://*.shop.example:8443`; undefined for any other text. An
 * asterisk stands for subdomains alone: not within a name, and not for all of a top-level domain.
 */
export function readAllowedOrigin(text: string): AllowedOrigin | undefined {
  const [, start = '', asterisk, host = ''] = form.exec(text) ?? [];
  const url = parseUrl(start + (asterisk === undefined ? '' : 'www.') + host);
  if (url === undefined || url.hostname.includes('*')) return undefined;
  if (asterisk === undefined) return { origin: url.origin };
  const hostEnd = url.hostname.slice('www'.length);
  const isDomain = hostEnd === '.localhost' || /^\.[^.]+\.[^.]/.test(hostEnd);
  return isDomain ? { scheme: url.protocol, hostEnd, port: url.port } : undefined;
}
