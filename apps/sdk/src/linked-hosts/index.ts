/**
 * Tells other hosts of the site who comes, and reads who has come from them: a file of its own, loaded by the SDK where
 * a site has several hosts.
 */
import { shared } from '../shared.js';
import { handedId, handOverPart } from './hand-over-part.js';

const common = shared();
common.handedId ??= handedId(common.handed ?? '', Date.now());
common.partOf = (id) => handOverPart(id, Date.now());

/** By the fragment of the link that is clicked; the link is as it was again once the browser has read it. */
function followLinks({ linkedHosts, endUser, signal }: NonNullable<typeof common.leaveTo>): void {
  const add = (event: Event) => {
    const path = event.composedPath() as HTMLAnchorElement[];
    const link = path.find(({ localName, href }) => /^(a|area)$/.test(localName) && typeof href === 'string');
    if (!link || ![link.host, link.hostname].some((host) => linkedHosts.includes(host))) return;
    if (!endUser.isToldTo(link.hostname)) return;
    const before = link.getAttribute('href')!;
    link.href += (link.hash ? '' : '#') + handOverPart(endUser.id(), Date.now());
    setTimeout(() => link.setAttribute('href', before));
  };
  for (const name of ['click', 'auxclick']) document.addEventListener(name, add, { capture: true, signal });
}

if (common.leaveTo) followLinks(common.leaveTo);
delete common.leaveTo;
