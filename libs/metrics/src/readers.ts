import { DEFINITION_LIMITS } from './limits.js';
import type { Place } from './faults.js';

export type Fields = Record<string, unknown>;

export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null;

/** An object with known fields alone; undefined, with a fault, for anything else. */
export function readObject(value: unknown, known: readonly string[], place: Place): Fields | undefined {
  if (!isObject(value)) {
    place.fault('must be an object');
    return undefined;
  }
  for (const key of Object.keys(value)) if (!known.includes(key)) place.at(key).fault('is not a known field');
  return value;
}

export function readWord<Word extends string>(
  value: unknown,
  words: readonly Word[],
  place: Place,
): Word | undefined {
  const word = words.find((one) => one === value);
  if (word === undefined) place.fault(`must be one of ${words.join(', ')}`);
  return word;
}

export interface NumberRange {
  above?: number;
  min?: number;
  max?: number;
  whole?: boolean;
}

export function readNumber(
  value: unknown,
  { above, min, max, whole }: NumberRange,
  place: Place,
): number | undefined {
  const fits =
    typeof value === 'number' &&
    Number.isFinite(value) &&
    (!whole || Number.isInteger(value)) &&
    (above === undefined || value > above) &&
    (min === undefined || value >= min) &&
    (max === undefined || value <= max);
  if (fits) return value;
  const bounds = [
    ...(above === undefined ? [] : [`above ${above}`]),
    ...(min === undefined ? [] : [`from ${min}`]),
    ...(max === undefined ? [] : [`to ${max}`]),
  ];
  place.fault(['must be a', whole ? 'whole number' : 'number', ...bounds].join(' '));
  return undefined;
}

export function readFlag(value: unknown, place: Place): boolean | undefined {
  if (typeof value === 'boolean') return value;
  place.fault('must be true or false');
  return undefined;
}

/** A text of one line that can be stored. */
export function readText(value: unknown, most: number, place: Place): string | undefined {
  if (typeof value !== 'string' || value.trim() === '') place.fault('must be a text that is not empty');
  else if (value.length > most) place.fault(`must have at most ${most} characters`);
  else if (/[\0\p{Surrogate}]/u.test(value)) place.fault('contains a character that cannot be stored');
  else return value;
  return undefined;
}

/** The path of a property below `properties`. */
export function readPropertyPath(
  value: unknown,
  place: Place,
  others: readonly string[] = [],
): string | undefined {
  const choices = [...others, 'properties.<name>'].join(' or ');
  if (typeof value !== 'string') {
    place.fault(`must be ${choices}`);
    return undefined;
  }
  if (others.includes(value)) return value;
  const [root, ...names] = value.split('.');
  const { propertyDepth, propertyLength } = DEFINITION_LIMITS;
  if (root !== 'properties' || names.length === 0 || names.some((name) => name.trim() === ''))
    place.fault(`must be ${choices}`);
  else if (names.length > propertyDepth) place.fault(`must have at most ${propertyDepth} names after dots`);
  else return readText(value, propertyLength, place);
  return undefined;
}
