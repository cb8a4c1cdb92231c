import type { ValuePredicate } from './rules.js';

/** The value at a path of the attributes; null when there is none. */
type ValueAt = (attributes: unknown) => unknown;

/** No part of a text fits it in two ways, so it takes time in proportion to the text. */
const numericText = /^\s*[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?\s*$/i;

/** A JSON object: neither null nor an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a dotted path; null when anything on the way is missing, null or no object. */
export function compilePath(path: string): ValueAt {
  const steps = path.split('.');
  if (steps.length === 1)
    return (attributes) =>
      isObject(attributes) && Object.hasOwn(attributes, path) ? (attributes[path] ?? null) : null;

  return (attributes) => {
    let value: unknown = attributes;
    for (const step of steps) {
      if (!isObject(value) || !Object.hasOwn(value, step)) return null;
      value = value[step];
    }
    return value ?? null;
  };
}

/** Same type and same value: arrays item by item, objects key by key in any order. */
export function isEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one)) return Array.isArray(other) && haveEqualItems(one, other);
  return isObject(one) && isObject(other) && haveEqualProperties(one, other);
}

/** Whether a value, or any item of an array value, is in the list. Lists of plain values cost one look-up. */
export function compileMembership(
  list: readonly unknown[],
  fold: (value: unknown) => unknown,
): ValuePredicate {
  const members = new Set(list.map(fold));
  const structures = list.filter((item) => typeof item === 'object' && item !== null);
  const isMember = (value: unknown) =>
    members.has(fold(value)) || structures.some((structure) => isEqual(structure, value));

  return (value) => isMember(value) || (Array.isArray(value) && value.some(isMember));
}

/** Leaves a value as it is: membership with regard to case. */
export function asIs(value: unknown): unknown {
  return value;
}

/** Texts in lower case, anything else as it is: membership without regard to case. */
export function inLowerCase(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

/**
 * How a value stands to an operand: negative, 0 or positive, and NaN when they do not compare.
 *
 * Numbers by size, texts by code unit, a number and a numeric text by size; null counts as 0.
 */
export function compareValues(value: unknown, operand: unknown): number {
  const left = value ?? 0;
  if (typeof left === 'string' && typeof operand === 'string') {
    return left < operand ? -1 : left > operand ? 1 : 0;
  }
  return toNumber(left) - toNumber(operand);
}

function haveEqualItems(one: unknown[], other: unknown[]): boolean {
  return one.length === other.length && one.every((item, i) => isEqual(item, other[i]));
}

function haveEqualProperties(one: Record<string, unknown>, other: Record<string, unknown>): boolean {
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isEqual(one[key], other[key]))
  );
}

function toNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && numericText.test(value) ? Number(value) : Number.NaN;
}
