import { unicodeHost } from './host-names.js';
import { parseUrl } from './parse-url.js';
import { decodePercent } from './percent-decoding.js';

const mayDiffer = /[%\x80-\uffff]/;

/**
 * The form in which texts of conditions and addresses are compared: percent-escapes decoded where they are valid
 * UTF-8, and characters composed (NFC). So `/größe/` and `/gr%C3%B6%C3%9Fe/` are one text.
 */
export function textForm(text: string): string {
  return mayDiffer.test(text) ? composed(decodePercent(text)) : text;
}

/** The same for a name or a value of a query, where a plus stands for a blank. */
export function parameterForm(text: string): string {
  return textForm(text.includes('+') ? text.replaceAll('+', ' ') : text);
}

/**
 * An address in the form of comparison; several when its host has letters beyond ASCII, which people write in one way
 * (`müller.example`) and browsers in another (`xn--mller-kva.example`).
 */
export function addressForms(address: string): readonly string[] {
  if (!mayDiffer.test(address) && !/xn--/i.test(address)) return [address];
  const { start, end } = hostOf(address);
  const host = address.slice(start, end);
  if (/^[a-z0-9.-]*$/i.test(host) && !/xn--/i.test(host)) return [textForm(address)];
  const ascii = parseUrl(address)?.hostname ?? host;
  const around = (name: string) => textForm(address.slice(0, start) + name + address.slice(end));
  return [...new Set([textForm(address), around(ascii), around(unicodeHost(ascii))])];
}

function composed(text: string): string {
  return /[^\0-\x7f]/.test(text) ? text.normalize('NFC') : text;
}

/** Where the host of an address stands, without credentials and port. */
function hostOf(address: string): { start: number; end: number } {
  const afterScheme = address.indexOf('://') + 3;
  if (afterScheme < 3) return { start: 0, end: 0 };
  const length = address.slice(afterScheme).search(/[/?#\\]/);
  const authority =
    length < 0 ? address.slice(afterScheme) : address.slice(afterScheme, afterScheme + length);
  const start = afterScheme + authority.lastIndexOf('@') + 1;
  const port = /:\d*$/.exec(authority)?.[0] ?? '';
  return { start, end: Math.max(start, afterScheme + authority.length - port.length) };
}
