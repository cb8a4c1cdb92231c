import type { Schema } from '../../../api/client.js';
import { flags } from '../../../texts/flags.js';

export type Value = Schema<'VariationDto'>['value'];
export type ValueType = Schema<'ExperimentDto'>['valueType'];

const texts = flags.values;

/** A value as it is typed; '' for none. JSON is indented. */
export function textOf(value: Value): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value, undefined, 2) : String(value);
}

/** The value that a text stands for, or what is wrong with it. A text alone may be left out: the title stands for it. */
export function readValue(type: ValueType, text: string): { value: Value } | { fault: string } {
  switch (type) {
    case 'boolean':
      return text === 'true' || text === 'false'
        ? { value: text === 'true' }
        : { fault: texts.booleanNeeded };
    case 'number':
      return text.trim() !== '' && Number.isFinite(Number(text))
        ? { value: Number(text) }
        : { fault: texts.numberNeeded };
    case 'json':
      return readJson(text);
    default:
      return { value: text === '' ? null : text };
  }
}

function readJson(text: string): { value: Value } | { fault: string } {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return { value: value as Value };
  } catch {
    // Said below.
  }
  return { fault: texts.jsonNeeded };
}

const longest = 40;

/** A value on one line, cut where it is long; a text without a value of its own is its title. */
export function valueWords(value: Value | undefined, title: string, type: ValueType): string {
  if (value === undefined) return '…';
  if (value === null) return type === 'string' ? cut(`“${title}”`) : texts.none;
  return cut(typeof value === 'string' ? `“${value}”` : JSON.stringify(value));
}

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);
