import { readCookie, setCookie, widestDomain } from './cookies.js';
import type { Settings } from './options.js';
import type { EndUserId } from './published-types.js';
import { newEndUserId } from './random.js';
import { shared } from './shared.js';
import { forGood, recall, store } from './storage.js';

const NAME = 'ab-end-user-id';
/** How long a browser may take to tell its other tabs of a cookie. */
const SPREAD_MS = 100;
/** Whom the site has said that this visitor is. */
const KNOWN = 'ab-known-id';

/** The id as the server gave it: digits that a number can hold exactly are a number, all else is text. */
export function parseEndUserId(stored: string | null | undefined): EndUserId | undefined {
  if (!stored) return undefined;
  const number = Number(stored);
  return Number.isSafeInteger(number) && number >= 0 && String(number) === stored ? number : stored;
}

export type EndUser = ReturnType<typeof createEndUser>;

/**
 * Who visits: whom the site names; else who came from a linked host a moment ago, or is known by a first-party
 * cookie on the widest domain, or by localStorage; else by this page alone.
 */
export function createEndUser({
  endUserId,
  cookieDomain = '',
}: Pick<Settings, 'endUserId' | 'cookieDomain'>) {
  const given = endUserId === '' ? undefined : endUserId;
  let current: EndUserId | undefined;
  let domain: string | undefined;

  const cookiesOf = () => (domain ??= widestDomain(cookieDomain));

  const keep = (id: EndUserId): void => {
    current = id;
    store(forGood, NAME, String(id));
    setCookie(NAME, String(id), cookiesOf());
  };

  const find = () => parseEndUserId(readCookie(NAME) || recall(forGood, NAME));

  /** Handed over by another host of the site, whose visitor this one is then. */
  const handedOver = () => (readCookie(KNOWN) ? undefined : shared().handedId);

  const decide = () => keep(handedOver() ?? find() ?? newEndUserId());

  return {
    /**
     * Made here at a first visit, not by the server: a visitor whose first answer is lost or late is still one
     * visitor.
     */
    id(): EndUserId {
      if (given === undefined && current === undefined) decide();
      return given ?? current!;
    },

    /** Lets tabs that are opened at one moment agree on one id, where the browser can lock; nothing when it is known. */
    settle: (): Promise<unknown> | undefined =>
      (given ?? current ?? find()) === undefined
        ? new Promise((resolve) => {
            const take = () =>
              new Promise((done) => {
                setTimeout(done, SPREAD_MS);
                resolve(decide());
              });
            navigator.locks.request(NAME, take).catch(resolve);
          })
        : undefined,

    /** Whether another host has to be told who comes: not where the visitor is known to the site, or to that host. */
    isToldTo(host: string): boolean {
      const { hostname } = location;
      const isTold = host === hostname || (readCookie(NAME) && `.${host}`.endsWith(`.${domain || hostname}`));
      return !!current && !isTold && !readCookie(KNOWN);
    },

    /** Notes whom the site says that the visitor is; false when that was noted before. */
    markKnown: (who: string): boolean =>
      readCookie(KNOWN) !== who && !(setCookie(KNOWN, who, cookiesOf()) as undefined),

    forget(): void {
      current = undefined;
      delete shared().handedId;
      store(forGood, NAME);
      for (const name of [NAME, KNOWN]) for (const each of ['', cookiesOf()]) setCookie(name, '', each);
    },
  };
}
