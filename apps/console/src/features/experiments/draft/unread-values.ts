import { readValue } from '../flags/value-text.js';
import type { Draft } from './draft.js';

/** What was typed as the values of variations and is none of their type, by its place on the page. */
export function unreadValues({ fields, variations }: Draft): Record<string, string> {
  return Object.fromEntries(
    variations.flatMap(({ key, valueText }) => {
      if (valueText === undefined) return [];
      const read = readValue(fields.valueType, valueText);
      return 'fault' in read ? [[`variations.${key}.value`, read.fault]] : [];
    }),
  );
}
