import { RULE_LIMITS, SEARCHED_LENGTH, SPARE_STEPS } from './limits.js';
import { parseRules } from './parse-rules.js';
import { compileRuleSteps } from './rule-steps.js';
import { StepMeter, stepBudget } from './step-meter.js';

/** Counts every step. */
class Counter extends StepMeter {
  steps = 0;

  override spend(steps: number): void {
    this.steps += steps;
    super.spend(steps);
  }
}

function stepsOf(rules: object, attributes: Record<string, unknown>): number {
  const counter = new Counter(Infinity);
  compileRuleSteps(rules).spend(attributes, counter);
  return counter.isExhausted ? Infinity : counter.steps;
}

function isTooExpensive(rules: object, attributes: Record<string, unknown>): boolean {
  const { most, spend } = compileRuleSteps(rules);
  const meter = new StepMeter(stepBudget(most));
  spend(attributes, meter);
  return meter.isExhausted;
}

const hostile = { $regex: '[ab]*a[ab]{200}c' };
const long = 'a'.repeat(SEARCHED_LENGTH + 1);

describe('a text that is too long to be searched', () => {
  it.each([
    [{ x: hostile }],
    [{ x: { $regexi: 'a' } }],
    [{ x: { $not: hostile } }],
    [{ $not: { x: hostile } }],
    [{ $nor: [{ x: hostile }] }],
    [{ $or: [{ x: hostile }, { plan: 'pro' }] }],
    [{ $or: [{ plan: 'pro' }, { x: hostile }] }],
    [{ $and: [{ plan: 'free' }, { x: hostile }] }],
    [{ plan: 'free', x: hostile }],
    [{ x: { $regex: 'a', $exists: false } }],
    [{ list: { $elemMatch: hostile } }],
    [{ list: { $elemMatch: { $not: hostile } } }],
    [{ objects: { $elemMatch: { 'deep.x': hostile } } }],
  ])('makes %j too expensive', (rules) => {
    const attributes = { x: long, plan: 'pro', list: ['b', long], objects: [{ deep: { x: long } }] };

    expect(isTooExpensive(rules, attributes)).toBe(true);
    expect(isTooExpensive(rules, { ...attributes, x: 'a', list: ['b'], objects: [] })).toBe(false);
  });

  it('does nothing where no pattern is', () => {
    expect(
      isTooExpensive({ x: { $in: [long] }, $or: [{ y: { $regex: 'a' } }, { x: 'a' }] }, { x: long }),
    ).toBe(false);
  });
});

describe('steps', () => {
  it('are the same in any order, and whether others make them needless or not', () => {
    const parts = [{ plan: 'pro' }, { x: hostile }, { age: { $gt: 1 } }, { tags: { $in: ['a'] } }];
    const attributes = { plan: 'pro', x: 'abab', age: '12', tags: ['b', 'c'] };
    const steps = stepsOf({ $or: parts }, attributes);

    expect(steps).toBeGreaterThan(0);
    expect(stepsOf({ $or: parts.toReversed() }, attributes)).toBe(steps);
    expect(stepsOf({ $and: parts }, attributes)).toBe(steps);
    expect(stepsOf({ $not: { $nor: parts } }, attributes)).toBe(steps);
    expect(stepsOf({ $or: parts }, { ...attributes, plan: 'free' })).toBe(steps);
    expect(stepsOf({ $or: parts }, attributes)).toBe(steps);
  });

  it('grow with the text and the pattern that is searched for', () => {
    const atLength = (length: number) => stepsOf({ x: hostile }, { x: 'a'.repeat(length) });

    expect(atLength(2_000) - atLength(1_000)).toBe(atLength(1_000) - atLength(0));
    expect(stepsOf({ x: { $regex: '[ab]{400}c' } }, { x: long.slice(1) })).toBeGreaterThan(atLength(2_048));
  });

  it('are at most those of the longest texts, where attributes are plain values', () => {
    const rules = { $or: [{ x: hostile }, { y: { $regexi: 'abc' } }], z: 1 };
    const longest = long.slice(1);

    expect(stepsOf(rules, { x: longest, y: longest, z: 1 })).toBe(compileRuleSteps(rules).most);
  });

  it.each([
    ['$in', { list: { $in: [[1], { a: 1 }] } }, { list: Array.from({ length: 5_000 }, () => [1]) }],
    [
      '$all',
      { list: { $all: Array.from({ length: 1_000 }, (_, i) => i) } },
      { list: Array.from({ length: 8_000 }, () => 'a') },
    ],
    ['$alli', { list: { $alli: ['a', 'b'] } }, { list: Array.from({ length: 8_000 }, () => 'aaaaaaaa') }],
    [
      '$elemMatch',
      { list: { $elemMatch: { $or: Array.from({ length: 100 }, (_, i) => ({ a: i })) } } },
      { list: Array.from({ length: 2_000 }, () => ({ a: 1 })) },
    ],
    [
      '$elemMatch in $elemMatch',
      { list: { $elemMatch: { $elemMatch: { $in: [1] } } } },
      { list: Array.from({ length: 100 }, () => Array.from({ length: 100 }, () => 2)) },
    ],
    [
      '$veq',
      { $or: Array.from({ length: 100 }, () => ({ x: { $vgt: '1.2.3' } })) },
      { x: '1.'.repeat(8_000) },
    ],
    ['$gt', { $or: Array.from({ length: 1_000 }, () => ({ x: { $gt: 1 } })) }, { x: '1'.repeat(16_000) }],
    [
      '$ini',
      { $or: Array.from({ length: 1_000 }, () => ({ x: { $ini: ['a'] } })) },
      { x: 'A'.repeat(16_000) },
    ],
    [
      'equality',
      { $or: Array.from({ length: 100 }, () => ({ x: { a: 1 } })) },
      { x: Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`k${i}`, i])) },
    ],
  ])('of %s run out on lists and texts that nobody needs', (_, rules, attributes) => {
    expect(isTooExpensive(rules, attributes)).toBe(true);
  });

  it('suffice for what people ask', () => {
    const rules = {
      country_code: { $in: ['DE', 'AT'] },
      url: { $regex: '^https://shop\\.example\\.com/(products|sale)/[0-9]+' },
      app_version: { $vgte: '2.10.0' },
      interests: { $alli: ['shoes', 'hats'] },
      cart: { $elemMatch: { sku: { $regex: '^A-' }, price: { $gt: 100 } } },
    };
    const attributes = {
      ...{
        country_code: 'DE',
        url: `https://shop.example.com/products/${'9'.repeat(1_900)}`,
        app_version: '2.10.11',
      },
      interests: Array.from({ length: 200 }, (_, i) => `interest ${i}`),
      cart: Array.from({ length: 100 }, (_, i) => ({ sku: `A-${i}`, price: i })),
    };

    expect(isTooExpensive(rules, attributes)).toBe(false);
  });
});

describe('the largest rules that can be saved', () => {
  const accepts = (rules: object): boolean => {
    try {
      return parseRules(rules) === rules;
    } catch {
      return false;
    }
  };
  const anyOf = (patterns: string[]) => ({ $or: patterns.map(($regex) => ({ x: { $regex } })) });

  it('are bounded in steps, whatever the patterns', () => {
    expect(accepts(anyOf([200, 199, 198, 197].map((times) => `[ab]*a[ab]{${times}}c`)))).toBe(true);
    expect(accepts(anyOf(['([ab]?){40}c']))).toBe(false);
    expect(() => parseRules(anyOf(['([ab]?){100}c']))).toThrow(/can take \d+ steps, and at most 500000/);
  });

  it('never run out of steps on plain values', () => {
    const rules = anyOf([200, 199, 198, 197].map((times) => `[ab]*a[ab]{${times}}c`));
    const { most } = compileRuleSteps(rules);

    expect(most).toBeLessThanOrEqual(RULE_LIMITS.steps);
    expect(stepBudget(most)).toBe(most + SPARE_STEPS);
    expect(isTooExpensive(rules, { x: long.slice(1) })).toBe(false);
  });
});

describe('larger rules, saved before', () => {
  it('are evaluated as long as the steps of any experiment suffice', () => {
    const rules = { $or: [{ x: { $regex: '([ab]?){100}c' } }, { x: 'a' }] };

    expect(compileRuleSteps(rules).most).toBeGreaterThan(RULE_LIMITS.steps);
    expect(isTooExpensive(rules, { x: 'ab'.repeat(50) })).toBe(false);
    expect(isTooExpensive(rules, { x: 'ab'.repeat(1_000) })).toBe(true);
  });
});
