import { flagPage } from '../../../texts/flag-page.js';

const texts = flagPage.try;

/** Attributes of a context, or what is wrong with their text. */
export type ReadAttributes = { attributes: Record<string, unknown> } | { fault: string };

/** Reads a JSON object, or lines such as `country_code = US`; `true`, `false`, `null` and numbers are what they look like. */
export function readAttributes(text: string): ReadAttributes {
  return text.trim().startsWith('{') ? readJson(text) : readLines(text);
}

function readJson(text: string): ReadAttributes {
  try {
    return { attributes: JSON.parse(text) as Record<string, unknown> };
  } catch {
    return { fault: texts.jsonNeeded };
  }
}

function readLines(text: string): ReadAttributes {
  const attributes: [string, unknown][] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [, name, value] = /^\s*([^=:]*[^=:\s])\s*[=:](.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) return { fault: texts.lineNeeded(index + 1) };
    attributes.push([name, valueOf(value.trim())]);
  }
  return { attributes: Object.fromEntries(attributes) };
}

function valueOf(text: string): unknown {
  if (/^(true|false|null|-?\d+(\.\d+)?)$/.test(text)) return JSON.parse(text);
  return /^".*"$/.test(text) ? text.slice(1, -1) : text;
}
