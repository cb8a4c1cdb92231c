const PERCENT = 0x25;

/**
 * A text with percent-escapes decoded wherever they are valid UTF-8, once. What is not stays an escape, in upper case:
 * `%C3%A4` is `ä`, `%e4` is `%E4`, `%2525` is `%25`, `100%` is itself.
 */
export function decodePercent(text: string): string {
  let from = text.indexOf('%');
  if (from < 0) return text;
  let decoded = text.slice(0, from);
  while (from < text.length) {
    if (text.charCodeAt(from) !== PERCENT) {
      const next = text.indexOf('%', from);
      const to = next < 0 ? text.length : next;
      decoded += text.slice(from, to);
      from = to;
      continue;
    }
    const byte = byteAt(text, from);
    if (byte < 0) {
      decoded += '%';
      from += 1;
      continue;
    }
    const length = sequenceLength(byte);
    const codePoint = length === 0 ? -1 : readSequence(text, from, byte, length);
    decoded += codePoint < 0 ? text.slice(from, from + 3).toUpperCase() : String.fromCodePoint(codePoint);
    from += codePoint < 0 ? 3 : 3 * length;
  }
  return decoded;
}

/** The byte that an escape stands for; -1 when there is none. */
function byteAt(text: string, at: number): number {
  if (text.charCodeAt(at) !== PERCENT) return -1;
  const high = hexDigit(text.charCodeAt(at + 1));
  const low = hexDigit(text.charCodeAt(at + 2));
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/** How many bytes a character has whose first one this is; 0 when none begins so. */
function sequenceLength(byte: number): number {
  if (byte < 0x80) return 1;
  if (byte < 0xc2 || byte > 0xf4) return 0;
  return byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

/** The character that begins at an escape; -1 for bytes that are not valid UTF-8. */
function readSequence(text: string, from: number, first: number, length: number): number {
  if (length === 1) return first;
  let codePoint = first & (0x7f >> length);
  for (let i = 1; i < length; i++) {
    const byte = byteAt(text, from + 3 * i);
    if (byte < 0x80 || byte > 0xbf) return -1;
    codePoint = (codePoint << 6) | (byte & 0x3f);
  }
  if (length === 3 && (codePoint < 0x800 || (codePoint >= 0xd800 && codePoint <= 0xdfff))) return -1;
  return length === 4 && (codePoint < 0x10000 || codePoint > 0x10ffff) ? -1 : codePoint;
}
