import { domainToASCII } from 'node:url';

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const asciiDomain = new RegExp(`^(?=.{1,253}$)${label}(?:\\.${label})*$`);
/**
 * Of ASCII only what labels hold, and anything beyond it. `domainToASCII` is no validator: it ends a name at a slash,
 * decodes percent signs and writes short forms of IPv4 addresses out.
 */
const typedDomain = /^[a-z0-9.\-\u{80}-\u{10ffff}]+$/iu;
const needsConversion = /[^\0-\x7f]|(?:^|\.)xn--/i;

/**
 * A domain in the form in which domains are compared: in lower case, with A-labels (`xn--…`) for what is beyond ASCII.
 *
 * @returns undefined for a text that is no domain
 */
export function toAsciiDomain(domain: string): string | undefined {
  const typed = domain.trim();
  if (!typedDomain.test(typed)) return undefined;
  const ascii = needsConversion.test(typed) ? domainToASCII(typed) : typed.toLowerCase();
  return asciiDomain.test(ascii) ? ascii : undefined;
}

/** A domain as it is compared; a text that is no domain is only trimmed and in lower case. */
export const normalizeDomain = (domain: string): string =>
  toAsciiDomain(domain) ?? domain.trim().toLowerCase();

/** The part behind the last @. */
export const domainOfEmail = (email: string): string => email.slice(email.lastIndexOf('@') + 1);

/** An e-mail address as it is stored and compared: trimmed, in lower case, its domain with A-labels. */
export function normalizeEmail(email: string): string {
  const trimmed = email.trim();
  const at = trimmed.lastIndexOf('@') + 1;
  return trimmed.slice(0, at).toLowerCase() + normalizeDomain(trimmed.slice(at));
}
