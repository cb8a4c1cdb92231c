/** One field of a change, as texts. */
export interface FieldChange {
  field: string;
  before: string | null;
  after: string | null;
}

type Fields = Readonly<Record<string, unknown>> | null | undefined;

/** What differs between the two; a thing that was made has only afters, a deleted one only befores. */
export function changesBetween(before: Fields, after: Fields): FieldChange[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return fields
    .map((field) => ({ field, before: textOf(before?.[field]), after: textOf(after?.[field]) }))
    .filter((change) => change.before !== change.after);
}

/** `startedAt` → `Started at`; what is written otherwise stays. */
export function wordsOf(field: string): string {
  const words = field.replace(
    /([a-z0-9])([A-Z])(?=[a-z])/g,
    (_, end: string, start: string) => `${end} ${start.toLowerCase()}`,
  );
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Whether a thing was made, changed or deleted. */
export function verbOf(before: Fields, after: Fields): 'made' | 'changed' | 'deleted' {
  if (!before) return 'made';
  return after ? 'changed' : 'deleted';
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
