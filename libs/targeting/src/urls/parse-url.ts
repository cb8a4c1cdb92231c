/**
 * Whether a text is an absolute URL.
 *
 * `URL.canParse` alone would not do: once Node 20 has optimized its calls, it takes every text with Latin-1
 * letters (`https://bücher.example`) for no URL. ASCII texts are answered right, and fast.
 */
export function isUrl(text: string): boolean {
  // oxlint-disable-next-line no-restricted-properties -- the one place that knows when to trust it
  return isAscii(text) ? URL.canParse(text) : parseUrl(text) !== undefined;
}

/** The URL that a text is, or undefined. */
export function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}
