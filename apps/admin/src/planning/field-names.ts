import { camelCase, snakeCase } from '#libs/entities';

/** `nControl` for `n_control`. */
export type CamelCased<Name extends string> = Name extends `${infer Head}_${infer Rest}`
  ? `${Head}${Capitalize<CamelCased<Rest>>}`
  : Name;

/** `n_control` for `nControl`. */
export type SnakeCased<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${SnakeCased<Rest>}`
  : Name;

/** A value of JSON with every field under its name in snake_case. */
export type Snake<T> = T extends readonly (infer Item)[]
  ? Snake<Item>[]
  : T extends object
    ? { [Name in keyof T as SnakeCased<Name & string>]: Snake<T[Name]> }
    : T;

/** A value of JSON with every field under its name in camelCase. */
export type Camel<T> = T extends readonly (infer Item)[]
  ? Camel<Item>[]
  : T extends object
    ? { [Name in keyof T as CamelCased<Name & string>]: Camel<T[Name]> }
    : T;

/** The same JSON value in snake_case. */
export const toSnake = <T>(value: T): Snake<T> => renamed(value, snakeCase) as Snake<T>;

/** The same JSON value in camelCase. */
export const toCamel = <T>(value: T): Camel<T> => renamed(value, camelCase) as Camel<T>;

function renamed(value: unknown, rename: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, rename));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [rename(name), renamed(inner, rename)]),
  );
}
