import { currentActor } from '../audit/index.js';
import { camelCase, snakeCase } from '#libs/entities';

/** The same with the names of programs. Rules are data, whose names stay. */
export const inSnake = (value: unknown): unknown => renamed(value, snakeCase);

/** The same with the names of the console. */
export const inCamel = (value: unknown): unknown => renamed(value, camelCase);

function renamed(value: unknown, name: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, name));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [name(key), key === 'filter' ? inner : renamed(inner, name)]),
  );
}

/** A field as the present request names it. */
export const spelled = (field: string): string =>
  currentActor()?.isProgram === true ? snakeCase(field) : field;

/** An answer that stands within an error, as the present request has answers. */
export const shownToCaller = (answer: object): unknown =>
  currentActor()?.isProgram === true ? inSnake(answer) : answer;
