/** One line of the form; both sides as they are typed. */
export interface AttributeRow {
  name: string;
  value: string;
}

/** The attributes of the form; numbers, true, false and JSON as such, everything else as a text. Lines without a name are left out. */
export const attributesOf = (rows: readonly AttributeRow[]): Record<string, unknown> =>
  Object.fromEntries(rows.flatMap(({ name, value }) => (name.trim() ? [[name.trim(), typed(value)]] : [])));

function typed(value: string): unknown {
  const text = value.trim();
  const isJson = /^(-?\d+(\.\d+)?|true|false|null|\[.*\]|\{.*\}|".*")$/s.test(text);
  if (!isJson) return value;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return value;
  }
}

/** The lines of attributes, as the form shows them. */
export const rowsOf = (attributes: Readonly<Record<string, unknown>>): AttributeRow[] =>
  Object.entries(attributes).map(([name, value]) => ({
    name,
    value: typeof value === 'string' && typed(value) === value ? value : JSON.stringify(value),
  }));

/** An object that is written as JSON; undefined when it is none. */
export function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null && !Array.isArray(read)
      ? (read as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
