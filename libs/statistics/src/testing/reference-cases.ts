/** One case of test/vectors/statistics.json; section 14 of its specification explains the fields. */
export interface ReferenceCase {
  name: string;
  method: string;
  input: Record<string, unknown>;
  expected: Record<string, unknown>;
  tolerance: Tolerance & { fields?: Record<string, Tolerance> };
}

export interface Tolerance {
  rel: number;
  abs: number;
}

/** The cases' names with underscores as this library writes them; the strings for NaN and Infinity as numbers. */
export function toLibraryInput(value: unknown): unknown {
  if (typeof value === 'string') return numbersInWords[value] ?? value;
  if (Array.isArray(value)) return value.map(toLibraryInput);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [toCamelCase(key), toLibraryInput(item)]),
  );
}

const numbersInWords: Record<string, number> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
};

/** Paths at which a result is not what a case expects; keys that the case does not list are ignored. */
export function findMismatches(given: unknown, { expected, tolerance }: ReferenceCase): string[] {
  return compare(given, expected, tolerance, tolerance.fields ?? {}, '');
}

function compare(
  given: unknown,
  expected: unknown,
  tolerance: Tolerance,
  fields: Record<string, Tolerance>,
  path: string,
): string[] {
  if (path.endsWith('.warnings')) return missingWarnings(given, expected, path);
  if (typeof expected === 'number')
    return isWithin(given, expected, tolerance) ? [] : [fault(path, expected, given)];
  if (typeof expected !== 'object' || expected === null) {
    return Object.is(given, expected) ? [] : [fault(path, expected, given)];
  }
  if (typeof given !== 'object' || given === null) return [fault(path, expected, given)];
  if (Array.isArray(expected) && expected.length !== (given as unknown[]).length) {
    return [fault(path, expected, given)];
  }
  return Object.entries(expected).flatMap(([key, item]) =>
    compare(pick(given, key), item, fields[key] ?? tolerance, fields, `${path}.${key}`),
  );
}

/** Keys that are names of variations or event types are left as they are. */
function pick(object: object, key: string): unknown {
  const entries = object as Record<string, unknown>;
  return key in entries ? entries[key] : entries[toCamelCase(key)];
}

function isWithin(given: unknown, expected: number, { rel, abs }: Tolerance): boolean {
  return typeof given === 'number' && Math.abs(given - expected) <= Math.max(abs, rel * Math.abs(expected));
}

function missingWarnings(given: unknown, expected: unknown, path: string): string[] {
  const present = given as string[];
  return (expected as string[])
    .filter((code) => !present.includes(code))
    .map((code) => `${path} lacks ${code}`);
}

function fault(path: string, expected: unknown, given: unknown): string {
  return `${path} should be ${JSON.stringify(expected)}, not ${JSON.stringify(given)}`;
}

function toCamelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
