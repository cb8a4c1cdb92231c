import { isItemCondition } from './compile-rules.js';
import { RULE_LIMITS } from './limits.js';
import { compilePattern } from './patterns.js';
import { compileRuleSteps } from './rule-steps.js';
import { RulesError } from './rules-error.js';
import type { Rules } from './rules.js';
import { isObject } from './values.js';

/**
 * Accepts rules that are to be saved, unchanged, or says what is wrong with them.
 *
 * Strict where `compileRules` is tolerant: operators are known and have operands that make sense, patterns
 * compile, and everything is as small as `RULE_LIMITS` asks.
 *
 * @param rules anything, such as a part of a request's body
 * @throws RulesError with the path of the first fault
 */
export function parseRules(rules: unknown): Rules {
  const { values, patterns, allPatternSize } = RULE_LIMITS;
  const place = new Place('', 1, { values, patterns, patternSize: allPatternSize });
  checkCondition(rules, place);
  checkSteps(rules as object, place);
  return rules as Rules;
}

/** What the rest of the rules may still have. */
interface Budget {
  values: number;
  patterns: number;
  patternSize: number;
}

/** A position inside the rules: where it is, how deep, and what is left for the rest. */
class Place {
  constructor(
    private readonly path: string,
    private readonly depth: number,
    private readonly budget: Budget,
  ) {}

  key(key: string): Place {
    return this.inside(this.path === '' ? key : `${this.path}.${key}`);
  }

  item(index: number): Place {
    return this.inside(`${this.path}[${index}]`);
  }

  spendPattern(size: number): void {
    const { patterns, allPatternSize } = RULE_LIMITS;
    if (--this.budget.patterns < 0) this.fail(`is one of more than ${patterns} patterns`);
    this.budget.patternSize -= size;
    if (this.budget.patternSize < 0)
      this.fail(`makes all patterns larger than ${allPatternSize} instructions`);
  }

  fail(fault: string): never {
    throw new RulesError(this.path, fault);
  }

  private inside(path: string): Place {
    const place = new Place(path, this.depth + 1, this.budget);
    if (place.depth > RULE_LIMITS.depth) place.fail(`is nested deeper than ${RULE_LIMITS.depth} levels`);
    if (--this.budget.values < 0) place.fail(`is one of more than ${RULE_LIMITS.values} values`);
    return place;
  }
}

/** What rules can take for one end user is bounded, whatever their patterns look like. */
function checkSteps(rules: object, place: Place): void {
  const { most } = compileRuleSteps(rules);
  const { steps } = RULE_LIMITS;
  if (most > steps)
    place.fail(`can take ${most} steps, and at most ${steps} are allowed: simplify the patterns`);
}

type Check = (operand: unknown, place: Place) => void;

const operandChecks: ReadonlyMap<string, Check> = new Map<string, Check>([
  ...checkedBy(checkPlainValue, '$eq', '$ne'),
  ...checkedBy(checkComparable, '$gt', '$gte', '$lt', '$lte'),
  ...checkedBy(checkPlainList, '$in', '$nin', '$ini', '$nini', '$all', '$alli'),
  ...checkedBy(checkBoolean, '$exists'),
  ...checkedBy(checkTypeName, '$type'),
  ...checkedBy((operand, place) => checkPattern(operand, '', place), '$regex'),
  ...checkedBy((operand, place) => checkPattern(operand, 'i', place), '$regexi'),
  ...checkedBy(checkText, '$veq', '$vne', '$vgt', '$vgte', '$vlt', '$vlte'),
  ...checkedBy(refuseGroup, '$inGroup', '$notInGroup'),
  ...checkedBy(checkSize, '$size'),
  ...checkedBy(checkElemMatch, '$elemMatch'),
  ...checkedBy(checkOperators, '$not'),
]);

const typeNames = ['string', 'number', 'boolean', 'array', 'object', 'null'];

function checkedBy(check: Check, ...operators: string[]): [string, Check][] {
  return operators.map((operator) => [operator, check]);
}

function checkCondition(condition: unknown, place: Place): void {
  for (const [key, operand] of entriesOf(condition, place)) {
    const inner = place.key(key);
    if (key === '$not') checkCondition(operand, inner);
    else if (key === '$and' || key === '$or' || key === '$nor') checkConditions(operand, inner);
    else if (operandChecks.has(key)) inner.fail('must be below an attribute, not in its place');
    else if (key.startsWith('$') && !hasOperators(operand)) inner.fail('is not a known operator');
    else checkValue(operand, inner);
  }
}

/** An attribute may have a name like an operator, `$groups` for example, if what is asked of it tells that it is one. */
const hasOperators = (value: unknown): boolean =>
  isObject(value) && Object.keys(value).some((key) => key.startsWith('$'));

function checkConditions(conditions: unknown, place: Place): void {
  itemsOf(conditions, place).forEach((condition, i) => checkCondition(condition, place.item(i)));
}

function checkValue(value: unknown, place: Place): void {
  if (hasOperators(value)) checkOperators(value, place);
  else checkPlainValue(value, place);
}

function checkOperators(operators: unknown, place: Place): void {
  const entries = entriesOf(operators, place);
  if (entries.length === 0) place.fail('must contain at least one operator');

  for (const [name, operand] of entries) {
    const inner = place.key(name);
    const check = operandChecks.get(name) ?? inner.fail('is not a known operator');
    check(operand, inner);
  }
}

function checkPlainValue(value: unknown, place: Place): void {
  if (Array.isArray(value)) checkPlainList(value, place);
  else if (isObject(value))
    entriesOf(value, place).forEach(([key, inner]) => checkPlainValue(inner, place.key(key)));
  else if (typeof value === 'string') checkText(value, place);
  else if (
    typeof value === 'number' ? !Number.isFinite(value) : value !== null && typeof value !== 'boolean'
  ) {
    place.fail('must be a JSON value');
  }
}

function checkPlainList(list: unknown, place: Place): void {
  itemsOf(list, place).forEach((item, i) => checkPlainValue(item, place.item(i)));
}

function checkComparable(operand: unknown, place: Place): void {
  if (typeof operand === 'string') checkText(operand, place);
  else if (typeof operand !== 'number' || !Number.isFinite(operand)) place.fail('must be a number or a text');
}

function checkBoolean(operand: unknown, place: Place): void {
  if (typeof operand !== 'boolean') place.fail('must be true or false');
}

function checkTypeName(operand: unknown, place: Place): void {
  if (!typeNames.some((name) => name === operand)) place.fail(`must be one of ${typeNames.join(', ')}`);
}

function checkSize(operand: unknown, place: Place): void {
  if (isObject(operand)) checkOperators(operand, place);
  else if (!Number.isInteger(operand) || (operand as number) < 0) {
    place.fail('must be a whole number from 0, or operators on it');
  }
}

function checkElemMatch(operand: unknown, place: Place): void {
  if (isItemCondition(operand)) checkCondition(operand, place);
  else checkOperators(operand, place);
}

function checkPattern(operand: unknown, flags: '' | 'i', place: Place): void {
  checkText(operand, place);
  place.spendPattern(sizeOf(operand, flags, place));
}

function sizeOf(pattern: string, flags: '' | 'i', place: Place): number {
  try {
    return compilePattern(pattern, flags).size;
  } catch (error) {
    return place.fail(`is not a usable pattern: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function refuseGroup(_operand: unknown, place: Place): void {
  place.fail('cannot be used: no groups can be defined; write the list with $in or $nin');
}

function checkText(text: unknown, place: Place): asserts text is string {
  if (typeof text !== 'string') place.fail('must be a text');
  if (text.length > RULE_LIMITS.textLength) {
    place.fail(`is longer than ${RULE_LIMITS.textLength} characters`);
  }
  if (/[\0\p{Surrogate}]/u.test(text)) place.fail('contains a character that cannot be stored');
}

function entriesOf(value: unknown, place: Place): [string, unknown][] {
  if (!isObject(value)) place.fail('must be an object');

  const entries = Object.entries(value);
  if (entries.length > RULE_LIMITS.listLength) place.fail(`has more than ${RULE_LIMITS.listLength} keys`);
  entries.forEach(([key]) => checkText(key, place));
  return entries;
}

function itemsOf(value: unknown, place: Place): unknown[] {
  if (!Array.isArray(value)) place.fail('must be a list');
  if (value.length > RULE_LIMITS.listLength) place.fail(`has more than ${RULE_LIMITS.listLength} items`);
  return value;
}
