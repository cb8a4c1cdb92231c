/**
 * JSON as `JSON.stringify` makes it, without asking lists and objects for a `toJSON` that an old library of the page
 * may have given them all. Times become texts; what JSON has no form for is left out.
 */
export function toJson(value: unknown): string | undefined {
  if (Array.isArray(value)) return `[${value.map((item) => toJson(item) ?? 'null').join()}]`;
  if (!value || typeof value !== 'object' || value instanceof Date) return JSON.stringify(value);
  const members = Object.keys(value).map((name) => {
    const member = toJson((value as Record<string, unknown>)[name]);
    return member && `${JSON.stringify(name)}:${member}`;
  });
  return `{${members.filter(Boolean).join()}}`;
}
