import type { EndUserId } from './published-types.js';
import { newEndUserId } from './random.js';
import { forGood, quietly, recall, store } from './storage.js';

const NAME = 'ab-end-user-id';
const ONE_YEAR_S = 31_536_000;

/** The id as the server gave it: digits that a number can hold exactly are a number, all else is text. */
export function parseEndUserId(stored: string | null | undefined): EndUserId | undefined {
  if (!stored) return undefined;
  const number = Number(stored);
  return Number.isSafeInteger(number) && number >= 0 && String(number) === stored ? number : stored;
}

/** The value of a cookie in a `document.cookie` text. */
export function cookieValue(cookies: string, name: string): string | undefined {
  const pair = cookies.split('; ').find((text) => text.startsWith(`${name}=`));
  return pair && decodeURIComponent(pair.slice(name.length + 1));
}

const setCookie = (text: string, maxAgeS: number) =>
  quietly(() => {
    const secure = location.protocol === 'https:' ? ';secure' : '';
    document.cookie = `${NAME}=${encodeURIComponent(text)};path=/;samesite=lax;max-age=${maxAgeS}${secure}`;
  });

export type EndUser = ReturnType<typeof createEndUser>;

/** Who visits: known from an earlier page by localStorage, else by a first-party cookie, else by this page alone. */
export function createEndUser() {
  let current: EndUserId | undefined;

  /** Anything that is no id changes nothing. */
  const keep = (id: unknown): void => {
    if (typeof id !== 'number' && (typeof id !== 'string' || !id)) return;
    current = id;
    if (!store(forGood, NAME, String(id))) setCookie(String(id), ONE_YEAR_S);
  };

  return {
    keep,

    /**
     * Made here at a first visit, not by the server: a visitor whose first answer is lost or late, or who opens
     * two tabs at once, is still one visitor.
     */
    id(): EndUserId {
      current ??= parseEndUserId(recall(forGood, NAME) || quietly(() => cookieValue(document.cookie, NAME)));
      if (current === undefined) keep(newEndUserId());
      return current as EndUserId;
    },

    forget(): void {
      current = undefined;
      store(forGood, NAME);
      setCookie('', 0);
    },
  };
}
