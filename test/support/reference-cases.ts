import { readFileSync } from 'node:fs';
import type { ReferenceCase } from '../../libs/statistics/src/testing/reference-cases.js';

const cases: ReferenceCase[] = JSON.parse(readFileSync('test/vectors/statistics.json', 'utf8'));

/** The reference case of this name. */
export function caseOf(name: string): ReferenceCase {
  const found = cases.find((one) => one.name === name);
  if (!found) throw new Error(`There is no reference case ${name}.`);
  return found;
}

/** A case with some of what it expects. */
export function only(one: ReferenceCase, keys: readonly string[]): ReferenceCase {
  return { ...one, expected: Object.fromEntries(keys.map((key) => [key, one.expected[key]])) };
}
