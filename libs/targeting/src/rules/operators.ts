import { SEARCHED_LENGTH } from './limits.js';
import { compilePattern } from './patterns.js';
import type { SavedGroups, ValuePredicate } from './rules.js';
import { asIs, compareValues, compileMembership, inLowerCase, isEqual } from './values.js';
import { compareVersions, parseVersion } from './versions.js';

/** Makes the predicate of an operator from its operand; an operand without sense makes one that fails. */
export type OperatorCompiler = (operand: unknown, groups: SavedGroups) => ValuePredicate;

/** The operators that look at one value and hold no others, by name. */
export const plainOperators: ReadonlyMap<string, OperatorCompiler> = new Map<string, OperatorCompiler>([
  ['$eq', (operand) => compileEquality(operand)],
  ['$ne', (operand) => not(compileEquality(operand))],
  ['$gt', (operand) => (value) => compareValues(value, operand) > 0],
  ['$gte', (operand) => (value) => compareValues(value, operand) >= 0],
  ['$lt', (operand) => (value) => compareValues(value, operand) < 0],
  ['$lte', (operand) => (value) => compareValues(value, operand) <= 0],
  ['$in', (operand) => ifList(operand, (list) => compileMembership(list, asIs))],
  ['$nin', (operand) => ifList(operand, (list) => not(compileMembership(list, asIs)))],
  ['$ini', (operand) => ifList(operand, (list) => compileMembership(list, inLowerCase))],
  ['$nini', (operand) => ifList(operand, (list) => not(compileMembership(list, inLowerCase)))],
  ['$all', (operand) => ifList(operand, (list) => holdsAll(list, asIs))],
  ['$alli', (operand) => ifList(operand, (list) => holdsAll(list, inLowerCase))],
  ['$exists', (operand) => (value) => (value !== null) === Boolean(operand)],
  ['$type', (operand) => (value) => typeName(value) === operand],
  ['$regex', (operand) => compileSearch(operand, '')],
  ['$regexi', (operand) => compileSearch(operand, 'i')],
  ['$veq', (operand) => compileVersionCheck(operand, (difference) => difference === 0)],
  ['$vne', (operand) => not(compileVersionCheck(operand, (difference) => difference === 0))],
  ['$vgt', (operand) => compileVersionCheck(operand, (difference) => difference > 0)],
  ['$vgte', (operand) => compileVersionCheck(operand, (difference) => difference >= 0)],
  ['$vlt', (operand) => compileVersionCheck(operand, (difference) => difference < 0)],
  ['$vlte', (operand) => compileVersionCheck(operand, (difference) => difference <= 0)],
  ['$inGroup', (operand, groups) => compileMembership(groupOf(operand, groups), asIs)],
  ['$notInGroup', (operand, groups) => not(compileMembership(groupOf(operand, groups), asIs))],
]);

/** Holds for the very value and no other; null for a missing one too. */
export function compileEquality(operand: unknown): ValuePredicate {
  const wanted = operand ?? null;
  if (typeof wanted !== 'object') return (value) => value === wanted;
  return (value) => isEqual(value, wanted);
}

/** The opposite. */
export function not(predicate: ValuePredicate): ValuePredicate {
  return (value) => !predicate(value);
}

/** Holds for nothing. */
export function never(): boolean {
  return false;
}

/** The name that `$type` knows a value by. */
function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function ifList(operand: unknown, compile: (list: unknown[]) => ValuePredicate): ValuePredicate {
  return Array.isArray(operand) ? compile(operand) : never;
}

function holdsAll(list: unknown[], fold: (value: unknown) => unknown): ValuePredicate {
  const wanted = list.map(fold);
  return (value) => {
    if (!Array.isArray(value)) return false;
    const items = value.map(fold);
    return wanted.every((one) => items.some((item) => isEqual(item, one)));
  };
}

function compileSearch(pattern: unknown, flags: '' | 'i'): ValuePredicate {
  if (typeof pattern !== 'string') return never;
  try {
    const { isIn } = compilePattern(pattern, flags);
    return (value) => typeof value === 'string' && value.length <= SEARCHED_LENGTH && isIn(value);
  } catch {
    return never;
  }
}

function compileVersionCheck(operand: unknown, holds: (difference: number) => boolean): ValuePredicate {
  const wanted = parseVersion(operand);
  if (!wanted) return never;

  return (value) => {
    const version = parseVersion(value);
    return version !== undefined && holds(compareVersions(version, wanted));
  };
}

function groupOf(name: unknown, groups: SavedGroups): readonly unknown[] {
  if (typeof name !== 'string' || !Object.hasOwn(groups, name)) return [];
  const group: unknown = groups[name];
  return Array.isArray(group) ? group : [];
}
