import type { EndUserId } from './published-types.js';

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

/** The first attempt's outcome that is not refused; a browser may throw at any touch of its storage. */
function firstAllowed<Value>(...attempts: (() => Value)[]): Value | undefined {
  for (const attempt of attempts) {
    try {
      const value = attempt();
      if (value) return value;
    } catch {
      continue;
    }
  }
  return undefined;
}

const stored = () =>
  firstAllowed<string | null | undefined>(
    () => localStorage.getItem(NAME),
    () => cookieValue(document.cookie, NAME),
  );

const store = (text: string) =>
  firstAllowed<boolean>(
    () => (localStorage.setItem(NAME, text), true),
    () => {
      const secure = location.protocol === 'https:' ? '; secure' : '';
      document.cookie = `${NAME}=${encodeURIComponent(text)}; path=/; max-age=${ONE_YEAR_S}; samesite=lax${secure}`;
      return true;
    },
  );

export type EndUser = ReturnType<typeof createEndUser>;

/** Who visits: known from an earlier page by localStorage, else by a first-party cookie, else by this page alone. */
export function createEndUser() {
  let current: EndUserId | undefined;
  return {
    id: (): EndUserId | undefined => (current ??= parseEndUserId(stored())),

    /** Takes over the server's id; anything that is no id changes nothing. */
    keep(id: unknown): void {
      if (typeof id !== 'number' && (typeof id !== 'string' || !id)) return;
      current = id;
      store(String(id));
    },
  };
}
