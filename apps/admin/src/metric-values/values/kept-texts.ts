/**
 * Taking single values out of `amounts` as PostgreSQL writes jsonb: for a few of many it costs less than reading all. A quote in
 * a text has a backslash before it there, so that only a key is followed by a colon, and no value has keys in it.
 */

/** The JSON of what is kept on a metric; undefined for nothing. */
export function keptIn(amounts: string, metricId: number): string | undefined {
  return listBehind(amounts, `"${metricId}": `);
}

/** What stands beside the amounts; see `ValueRow.last`. */
export function lastIn(amounts: string): unknown {
  // PostgreSQL puts longer keys last.
  const found = listBehind(amounts, '"last": ', amounts.lastIndexOf('"last": '));
  return found === undefined ? undefined : JSON.parse(found);
}

function listBehind(amounts: string, key: string, at = amounts.indexOf(key)): string | undefined {
  if (at < 0) return undefined;
  const from = at + key.length;
  return amounts.slice(from, endOfList(amounts, from));
}

const [quote, backslash, opening, closing] = [34, 92, 91, 93] as const;

function endOfList(text: string, from: number): number {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === opening) depth++;
    else if (code === closing) {
      if (--depth === 0) return i + 1;
    } else if (code === quote) i = endOfText(text, i);
  }
  throw new Error('A list without an end');
}

/** The quote that ends the text that another one begins. */
function endOfText(text: string, from: number): number {
  let i = from + 1;
  while (text.charCodeAt(i) !== quote) i += text.charCodeAt(i) === backslash ? 2 : 1;
  return i;
}
