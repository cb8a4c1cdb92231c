/**
 * Array parameters as PostgreSQL's array literals. The driver makes the same from an array, but looks at
 * every element's type first; on the way of each exposure that shows.
 */

/** Numbers that are finite, or null. */
export function numberArray(values: readonly (number | null)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join(',')}}`;
}

/** Texts without NUL, or null. */
export function textArray(values: readonly (string | null)[]): string {
  return `{${values.map((value) => (value === null ? 'NULL' : quoted(value))).join(',')}}`;
}

function quoted(text: string): string {
  return needsEscape.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : `"${text}"`;
}

const needsEscape = /["\\]/;
