import { quietly } from '../storage.js';

const MINUTE_MS = 60_000;
const MAX_AGE_MINUTES = 2;

/** Four characters that a cut or mended address does not fit any more. */
const checksum = (text: string): string =>
  [...text]
    .reduce((sum, character) => (sum * 33 + character.charCodeAt(0)) % 36 ** 4, 0)
    .toString(36)
    .padStart(4, '0');

/** What tells another host who comes: the last part of a fragment, good for two minutes. */
export function handOverPart(id: number | string, now: number): string {
  const text = `${id}.${Math.floor(now / MINUTE_MS).toString(36)}`;
  return `~ab=${text}.${checksum(text)}`;
}

const MAX_REFERRER_LENGTH = 500;

/** What tells the target of a redirect where the visit came from, before the last part of the fragment. */
export const fromPart = (firstReferrer: string): string =>
  firstReferrer &&
  `~ab-from=${encodeURIComponent(firstReferrer.slice(0, MAX_REFERRER_LENGTH)).replace(/~/g, '%7E')}`;

/** Where the visit came from, by the host that has handed it over; nothing when that has not said so. */
export function handedReferrer(url: string): string | undefined {
  const [, text] = /~ab-from=([^~]+)~ab=[^~]*$/.exec(url) ?? [];
  return text === undefined ? undefined : quietly(() => decodeURIComponent(text));
}

/** The id in the last part of a fragment; nothing when it is too old, from the future, or not as it was made. */
export function handedId(url: string, now: number): number | undefined {
  const [, text = '', id, minute = '', sum] = /~ab=((\d+)\.(\w+))\.(\w{4})$/.exec(url) ?? [];
  const age = Math.floor(now / MINUTE_MS) - parseInt(minute, 36);
  const isGood = sum === checksum(text) && age >= 0 && age <= MAX_AGE_MINUTES && Number(id) < 2 ** 53;
  return isGood ? Number(id) : undefined;
}
