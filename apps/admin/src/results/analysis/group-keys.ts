import type { Grouping } from '../queries/grouping.js';

/** The group of end users who were erased: what is kept of them stands for their attributes. */
const erased = '(erased)';

/** The keys of the groups in the order in which they are shown. */
export function groupKeys({ values }: Pick<Grouping, 'values'>): string[] {
  return [...values.map((value) => `value:${value}`), 'other', 'unknown', 'erased'];
}

/** The value of a group, which end users who were erased have instead of any; null for the rest and for unknown. */
export function valueOfKey(key: string): string | null {
  if (key === 'erased') return erased;
  return key.startsWith('value:') ? key.slice('value:'.length) : null;
}
