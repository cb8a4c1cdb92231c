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

/** The id in the last part of a fragment; nothing when it is too old, from the future, or not as it was made. */
export function handedId(url: string, now: number): number | undefined {
  const [, text = '', id, minute = '', sum] = /~ab=((\d+)\.(\w+))\.(\w{4})$/.exec(url) ?? [];
  const age = Math.floor(now / MINUTE_MS) - parseInt(minute, 36);
  const isGood = sum === checksum(text) && age >= 0 && age <= MAX_AGE_MINUTES && Number(id) < 2 ** 53;
  return isGood ? Number(id) : undefined;
}
