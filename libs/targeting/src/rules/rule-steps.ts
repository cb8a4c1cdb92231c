import { isItemCondition, isOperators } from './compile-rules.js';
import { SEARCHED_LENGTH } from './limits.js';
import { compilePattern, type Pattern } from './patterns.js';
import type { Attributes } from './rules.js';
import type { StepMeter } from './step-meter.js';
import { compilePath, isObject } from './values.js';

/** What rules cost, in steps. */
export interface RuleSteps {
  /** Steps for attributes that are plain values, whatever patterns search in: for texts of the longest length. */
  readonly most: number;
  /**
   * Spends what the rules take for these attributes. All of them count, whether others make them needless or not: so
   * the same rules and attributes take the same steps in any order and wherever they are evaluated. A text that is
   * too long to be searched exhausts the meter.
   */
  readonly spend: (attributes: Attributes, meter: StepMeter) => void;
  /** Whether anything but the rules themselves matters; if not, they never take more than `most`. */
  readonly varies: boolean;
  /** Whether they search for patterns. */
  readonly searches: boolean;
}

/** Steps of one operator on a plain value. */
const operatorSteps = 50;
/** Steps for one item of a list that is looked at, or for comparing two values. */
const itemSteps = 20;
/** Steps for a character of a version, which is taken apart. */
const versionSteps = 40;
/** Steps for a character of a text that is put into lower case. */
const caseSteps = 1 / 4;
/** Steps for a character of a text that may be a number. */
const numberSteps = 1;

/** Finds out what rules cost; tolerant as `compileRules` is. */
export function compileRuleSteps(rules: object): RuleSteps {
  const { fixed, most, spend } = ofCondition(rules);
  return {
    most: fixed + most,
    varies: spend !== undefined,
    searches: most > 0,
    spend: (attributes, meter) => {
      meter.spend(fixed);
      spend?.(attributes, meter);
    },
  };
}

/** Spends what a value costs beyond the fixed steps. */
type Spend = (value: unknown, meter: StepMeter) => void;

interface Steps {
  /** On any value. */
  readonly fixed: number;
  /** What patterns add at most to that. */
  readonly most: number;
  /** Undefined when no value costs more than the fixed steps. */
  readonly spend: Spend | undefined;
}

const none: Steps = { fixed: 0, most: 0, spend: undefined };
const listOperators = new Set(['$and', '$or', '$nor']);

function ofCondition(condition: unknown): Steps {
  if (!isObject(condition)) return none;
  return sum(Object.entries(condition).map(([key, operand]) => ofEntry(key, operand)));
}

function ofEntry(key: string, operand: unknown): Steps {
  if (key === '$not') return ofCondition(operand);
  if (listOperators.has(key)) return Array.isArray(operand) ? sum(operand.map(ofCondition)) : none;
  const { fixed, most, spend } = ofValue(operand);
  if (spend === undefined) return { fixed, most, spend };
  const valueAt = compilePath(key);
  return { fixed, most, spend: (attributes, meter) => spend(valueAt(attributes), meter) };
}

function ofValue(operand: unknown): Steps {
  if (!isOperators(operand)) return ofOperator('$eq', operand);
  return sum(Object.entries(operand).map(([name, inner]) => ofOperator(name, inner)));
}

function ofOperator(name: string, operand: unknown): Steps {
  switch (name) {
    case '$not':
      return ofValue(operand);
    case '$size':
      return { ...ofValue(operand), spend: undefined };
    case '$elemMatch':
      return ofItems(isItemCondition(operand) ? ofCondition(operand) : ofValue(operand));
    case '$regex':
      return ofSearch(operand, '');
    case '$regexi':
      return ofSearch(operand, 'i');
    default:
      return { fixed: operatorSteps, most: 0, spend: spenders.get(name)?.(operand) };
  }
}

function ofItems({ fixed, most, spend }: Steps): Steps {
  const spendOnAll: Spend = (value, meter) => {
    if (!Array.isArray(value)) return;
    meter.spend(value.length * (itemSteps + fixed));
    if (spend === undefined) return;
    for (const item of value) {
      if (meter.isExhausted) return;
      spend(item, meter);
    }
  };
  return { fixed: operatorSteps, most: fixed + most, spend: spendOnAll };
}

function ofSearch(source: unknown, flags: '' | 'i'): Steps {
  const pattern = usablePattern(source, flags);
  if (pattern === undefined) return { fixed: operatorSteps, most: 0, spend: undefined };
  const { stepsPerCharacter } = pattern;
  const spend: Spend = (value, meter) => {
    if (typeof value !== 'string') return;
    if (value.length > SEARCHED_LENGTH) meter.exhaust();
    else meter.spend(stepsPerCharacter * value.length);
  };
  return { fixed: operatorSteps, most: stepsPerCharacter * SEARCHED_LENGTH, spend };
}

function usablePattern(source: unknown, flags: '' | 'i'): Pattern | undefined {
  if (typeof source !== 'string') return undefined;
  try {
    return compilePattern(source, flags);
  } catch {
    return undefined;
  }
}

/** The operators that cost more on some values, by name; none for an operand that every value costs the same with. */
const spenders: ReadonlyMap<string, (operand: unknown) => Spend | undefined> = new Map([
  ...spentBy(ofEquality, '$eq', '$ne'),
  ...spentBy(() => textLength, '$gt', '$gte', '$lt', '$lte'),
  ...spentBy((list) => ofMembership(list, false), '$in', '$nin'),
  ...spentBy((list) => ofMembership(list, true), '$ini', '$nini'),
  ...spentBy(() => ofListed, '$inGroup', '$notInGroup'),
  ...spentBy(ofAll, '$all', '$alli'),
  ...spentBy(() => versionLength, '$veq', '$vne', '$vgt', '$vgte', '$vlt', '$vlte'),
]);

function spentBy(
  spender: (operand: unknown) => Spend | undefined,
  ...operators: string[]
): [string, (operand: unknown) => Spend | undefined][] {
  return operators.map((operator) => [operator, spender]);
}

function ofEquality(operand: unknown): Spend | undefined {
  const size = sizeOf(operand);
  return size === 0
    ? undefined
    : (value, meter) => meter.spend(isStructure(value) ? itemSteps * (size + widthOf(value)) : 0);
}

function ofMembership(list: unknown, foldsCase: boolean): Spend | undefined {
  if (!Array.isArray(list)) return undefined;
  const structures = list.reduce<number>((size, item) => size + sizeOf(item), 0);
  const ofOne = (value: unknown): number => {
    const folded = foldsCase && typeof value === 'string' ? caseSteps * value.length : 0;
    return folded + (structures > 0 && isStructure(value) ? itemSteps * (structures + widthOf(value)) : 0);
  };
  return (value, meter) => {
    meter.spend(ofOne(value));
    if (!Array.isArray(value)) return;
    meter.spend(itemSteps * value.length);
    if (!foldsCase && structures === 0) return;
    for (const item of value) {
      if (meter.isExhausted) return;
      meter.spend(ofOne(item));
    }
  };
}

function ofListed(value: unknown, meter: StepMeter): void {
  if (Array.isArray(value)) meter.spend(itemSteps * value.length);
}

function ofAll(list: unknown): Spend | undefined {
  if (!Array.isArray(list)) return undefined;
  const size = list.reduce<number>((sum, item) => sum + 1 + sizeOf(item), 0);
  return (value, meter) => {
    if (!Array.isArray(value)) return;
    meter.spend(itemSteps * size * value.length);
    for (const item of value) {
      if (meter.isExhausted) return;
      if (typeof item === 'string') meter.spend(item.length * list.length);
      else if (isStructure(item)) meter.spend(itemSteps * size * widthOf(item));
    }
  };
}

function textLength(value: unknown, meter: StepMeter): void {
  if (typeof value === 'string') meter.spend(numberSteps * value.length);
}

function versionLength(value: unknown, meter: StepMeter): void {
  if (typeof value === 'string') meter.spend(versionSteps * value.length);
}

const isStructure = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Values inside a list or an object, at any depth; 0 for plain values. */
function sizeOf(value: unknown): number {
  if (!isStructure(value)) return 0;
  return Object.values(value).reduce<number>((size, inner) => size + 1 + sizeOf(inner), 1);
}

/** Items or keys. */
function widthOf(value: object): number {
  return Array.isArray(value) ? value.length : Object.keys(value).length;
}

function sum(parts: readonly Steps[]): Steps {
  const spends = parts.map(({ spend }) => spend).filter((spend) => spend !== undefined);
  return {
    fixed: parts.reduce((total, { fixed }) => total + fixed, 0),
    most: parts.reduce((total, { most }) => total + most, 0),
    spend: spends.length === 0 ? undefined : inTurn(spends),
  };
}

function inTurn(spends: readonly Spend[]): Spend {
  const [only] = spends;
  if (only && spends.length === 1) return only;
  return (value, meter) => {
    for (const spend of spends) {
      if (meter.isExhausted) return;
      spend(value, meter);
    }
  };
}
