import { shared } from './shared.js';
import { quietly } from './storage.js';

/** An address without what was handed over in it. */
export const withoutPart = (url: string): string =>
  url.replace(/#(.*?)(~ab-[^~]*)?~ab=[^~]*$/, (_, own: string) => own && `#${own}`);

/** The address of the page. */
export const pageUrl = (): string => withoutPart(location.href);

/** Takes what another host has handed over out of the address, before anything else reads that. */
export function takeHandedOver(): void {
  const { href } = location;
  const url = pageUrl();
  if (url === href) return;
  quietly(() => history.replaceState(history.state, '', url));
  shared().handed = href;
}
