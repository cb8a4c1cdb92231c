import { type BodyLimits, maxBodyDepth } from './body-limits.js';

/** Shortest member of an object, `"":0,`, and shortest item of a list, `0,`. */
const memberLength = 5;
const itemLength = 2;

/**
 * What makes a JSON text too complex, as the end of a sentence; undefined when nothing does. It is found in one pass
 * over the text, before anything is made of it: what comes later may cost the square of the keys of an object, or
 * call itself once a level. For a text that is no JSON any answer is right.
 */
export function findExcess(text: string, limits: BodyLimits): string | undefined {
  return isSurelyWithin(text, limits) ? undefined : scan(text, limits);
}

/** Most bodies are too short to hold more than the limits. */
function isSurelyWithin(text: string, { keys, values }: BodyLimits): boolean {
  return (
    text.length <= memberLength * keys &&
    text.length <= itemLength * values &&
    occursAtMost(text, '[', '{', maxBodyDepth)
  );
}

function occursAtMost(text: string, one: string, other: string, most: number): boolean {
  let left = most;
  for (const character of [one, other])
    for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1))
      if (--left < 0) return false;
  return true;
}

function scan(text: string, { keys, values }: BodyLimits): string | undefined {
  const keysAt = new Uint32Array(maxBodyDepth + 1);
  let depth = 0;
  let valueCount = 0;
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case 0x22:
        i = endOfText(text, i);
        if (i < 0) return undefined;
        break;
      case 0x7b:
      case 0x5b:
        if (++depth > maxBodyDepth) return `is nested more than ${maxBodyDepth} levels deep`;
        keysAt[depth] = 0;
        if (++valueCount > values) return tooMany(values);
        break;
      case 0x7d:
      case 0x5d:
        if (--depth < 0) return undefined;
        break;
      case 0x3a:
        if (++keysAt[depth]! > keys) return `has more than ${keys} keys in one object`;
        break;
      case 0x2c:
        if (++valueCount > values) return tooMany(values);
        break;
    }
  }
  return undefined;
}

const tooMany = (values: number): string => `holds more than ${values} values`;

/** Where the text that starts at an index ends: at the next quotation mark that no backslash is for; -1 for nowhere. */
function endOfText(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (text.charCodeAt(before) === 0x5c) before--;
    if ((end - before) % 2 === 1) return end;
  }
  return -1;
}
