import { domainOfEmail } from '#libs/entities';
import { isMailProvider } from './mail-providers.js';

/**
 * What an organization is known by: the domain of the address that signed it up; the whole address where others get
 * addresses in the domain too, so that nobody claims it.
 */
export function organizationDomain(email: string): string {
  const domain = domainOfEmail(email);
  return isMailProvider(domain) ? email : domain;
}
