/**
 * Tells other hosts of the site who comes, and reads who has come from them: a file of its own, loaded by the SDK where
 * a site has several hosts.
 */
import { shared } from '../shared.js';
import { quietly } from '../storage.js';
import { beginVisit, currentVisit } from '../visit.js';
import { fromPart, handedId, handedReferrer, handOverPart } from './hand-over-part.js';

const common = shared();
const { linkedHosts: listed = [] } = common.leaveTo ?? {};
/** Whether a page names the host of an address as one of its site's, with the port or without. */
const isListed = ({ host, hostname }: { host: string; hostname: string }): boolean =>
  [host, hostname].some((each) => listed.includes(each));

const from = quietly(() => new URL(document.referrer));
if (from && isListed(from) && common.handed) {
  common.handedId ??= handedId(common.handed, Date.now());
  const referrer = handedReferrer(common.handed);
  if (referrer) beginVisit(referrer);
}
const withFragment = (href: string) => (href.includes('#') ? href : `${href}#`);
common.tellIn = (href, id) =>
  withFragment(href) + fromPart(currentVisit().firstReferrer) + handOverPart(id, Date.now());

/** By the fragment of the link that is clicked; the link is as it was again once the browser has read it. */
function followLinks({ endUser, signal }: NonNullable<typeof common.leaveTo>): void {
  const add = (event: Event) => {
    const path = event.composedPath() as HTMLAnchorElement[];
    const link = path.find(({ localName, href }) => /^(a|area)$/.test(localName) && typeof href === 'string');
    if (!link || !isListed(link)) return;
    if (!endUser.isToldTo(link.hostname)) return;
    const before = link.getAttribute('href')!;
    link.href = withFragment(link.href) + handOverPart(endUser.id(), Date.now());
    setTimeout(() => link.setAttribute('href', before));
  };
  for (const name of ['click', 'auxclick']) document.addEventListener(name, add, { capture: true, signal });
}

if (common.leaveTo) followLinks(common.leaveTo);
delete common.leaveTo;
