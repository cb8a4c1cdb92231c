/** Whether two values of a field are the same, instants and lists included. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (one instanceof Date || other instanceof Date) return timeOf(one) === timeOf(other);
  if (typeof one !== 'object' || typeof other !== 'object') return false;
  return textOf(one) === textOf(other);
}

/** As JSON with keys in order: the database keeps objects in an order of its own. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

const timeOf = (value: unknown): number =>
  value instanceof Date ? value.getTime() : typeof value === 'string' ? Date.parse(value) : NaN;
