import { compileEquality, never, not, plainOperators } from './operators.js';
import type { RulesPredicate, SavedGroups, ValuePredicate } from './rules.js';
import { compilePath, isObject } from './values.js';

/**
 * The predicate of rules, made once for many end users.
 *
 * Total: what has no sense (an unknown operator, an operand of the wrong type, an invalid pattern) holds for
 * nobody and throws nothing, so old or foreign rules cannot break a decision; `parseRules` is strict.
 * Semantics and the choices behind them: docs/targeting.md.
 *
 * @param groups the lists that `$inGroup` and `$notInGroup` name; an unknown one is empty
 */
export function compileRules(rules: object, groups: SavedGroups = {}): RulesPredicate {
  return compileCondition(rules, groups);
}

/** Whether an object as a path's value holds operators and is no plain value. */
export function isOperators(value: unknown): value is Record<string, unknown> {
  if (!isObject(value)) return false;
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => key.startsWith('$'));
}

/** Whether the operand of `$elemMatch` is a condition on items that are objects, or operators on items. */
export function isItemCondition(operand: unknown): boolean {
  if (!isOperators(operand)) return true;
  if (Object.hasOwn(operand, '$not') && !isOperators(operand.$not)) return true;
  return Object.keys(operand).some((key) => listOperators.has(key));
}

const listOperators = new Set(['$and', '$or', '$nor']);

function compileCondition(condition: unknown, groups: SavedGroups): ValuePredicate {
  if (!isObject(condition)) return never;

  const parts = Object.entries(condition).map(([key, operand]) => compileEntry(key, operand, groups));
  return all(parts);
}

function compileEntry(key: string, operand: unknown, groups: SavedGroups): ValuePredicate {
  if (key === '$not') return not(compileCondition(operand, groups));
  if (listOperators.has(key)) return compileList(key, operand, groups);

  const valueAt = compilePath(key);
  const holds = compileValue(operand, groups);
  return (attributes) => holds(valueAt(attributes));
}

function compileList(operator: string, operand: unknown, groups: SavedGroups): ValuePredicate {
  if (!Array.isArray(operand)) return never;

  const parts = operand.map((condition) => compileCondition(condition, groups));
  if (operator === '$and') return all(parts);
  return operator === '$nor' ? not(any(parts)) : parts.length === 0 ? all(parts) : any(parts);
}

function compileValue(operand: unknown, groups: SavedGroups): ValuePredicate {
  if (!isOperators(operand)) return compileEquality(operand);
  return all(Object.entries(operand).map(([name, inner]) => compileOperator(name, inner, groups)));
}

function compileOperator(name: string, operand: unknown, groups: SavedGroups): ValuePredicate {
  switch (name) {
    case '$not':
      return not(compileValue(operand, groups));
    case '$size':
      return compileSize(operand, groups);
    case '$elemMatch':
      return compileElemMatch(operand, groups);
    default:
      return plainOperators.get(name)?.(operand, groups) ?? never;
  }
}

function compileSize(operand: unknown, groups: SavedGroups): ValuePredicate {
  const holds = compileValue(operand, groups);
  return (value) => Array.isArray(value) && holds(value.length);
}

function compileElemMatch(operand: unknown, groups: SavedGroups): ValuePredicate {
  const holds = isItemCondition(operand)
    ? ifObject(compileCondition(operand, groups))
    : compileValue(operand, groups);
  return (value) => Array.isArray(value) && value.some((item) => holds(item ?? null));
}

function ifObject(holds: ValuePredicate): ValuePredicate {
  return (value) => isObject(value) && holds(value);
}

function all(predicates: ValuePredicate[]): ValuePredicate {
  const [only] = predicates;
  if (only && predicates.length === 1) return only;
  return (value) => predicates.every((holds) => holds(value));
}

function any(predicates: ValuePredicate[]): ValuePredicate {
  return (value) => predicates.some((holds) => holds(value));
}
