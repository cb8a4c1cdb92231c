import fc from 'fast-check';
import { compileRules } from './compile-rules.js';
import type { Attributes } from './rules.js';

function holds(rules: object, attributes: Attributes): boolean {
  return compileRules(rules)(attributes);
}

/** Attributes as they arrive: JSON can have an own property of any name. */
function parsed(json: string): Attributes {
  return JSON.parse(json) as Attributes;
}

describe('rules where the conformance suite leaves a choice', () => {
  it.each([
    ['10 is not "10"', { n: 10 }, { n: '10' }, false],
    ['true is not 1', { f: true }, { f: 1 }, false],
    ['false is not "false"', { f: false }, { f: 'false' }, false],
    ['$eq is as strict', { n: { $eq: '10' } }, { n: 10 }, false],
    ['$in is as strict', { n: { $in: ['10'] } }, { n: 10 }, false],
  ])('are strict about types: %s', (_, rules, attributes, expected) => {
    expect(holds(rules, attributes)).toBe(expected);
  });

  it.each([
    ['$nin holds', { a: { $nin: ['x'] } }, true],
    ['$nini holds', { a: { $nini: ['x'] } }, true],
    ['$notInGroup holds', { a: { $notInGroup: 'g' } }, true],
    ['$in of null holds', { a: { $in: [null] } }, true],
    ['$in of anything else fails', { a: { $in: ['x', 0, ''] } }, false],
    ['$not is the negation of what fails', { a: { $not: { $regex: 'x' } } }, true],
    ['$regex fails, also one that finds the text null', { a: { $regex: 'null|undefined' } }, false],
    ['$regex of everything fails', { a: { $regex: '.*' } }, false],
    ['$vne holds', { a: { $vne: '1.0.0' } }, true],
    ['$vlt fails', { a: { $vlt: '1.0.0' } }, false],
    ['$gt compares it as 0, with a numeric text too', { a: { $gt: '-1' } }, true],
    ['$gt of a text fails', { a: { $gt: '' } }, false],
    ['$exists false holds', { a: { $exists: false } }, true],
    ['$type is null', { a: { $type: 'null' } }, true],
  ])('read a missing attribute as null: %s', (_, rules, expected) => {
    expect(holds(rules, {})).toBe(expected);
    expect(holds(rules, { a: null })).toBe(expected);
  });

  it.each([[5], [true], [null], [['5']], [{ a: '5' }]])(
    'search a pattern in texts only, not in %j',
    (value) => {
      expect(holds({ a: { $regex: '' } }, { a: value })).toBe(false);
    },
  );

  it.each([
    ['an empty one', { a: {} }, { a: {} }, true],
    ['an empty one is no wild card', { a: {} }, { a: { b: 1 } }, false],
    ['a mixed one', { a: { $gt: 1, b: 2 } }, { a: { $gt: 1, b: 2 } }, true],
    ['a mixed one is no operator', { a: { $gt: 1, b: 2 } }, { a: 5 }, false],
  ])('take an object as a plain value: %s', (_, rules, attributes, expected) => {
    expect(holds(rules, attributes)).toBe(expected);
  });

  it.each([
    ['equality with an array is of the whole', { tags: 'a' }, { tags: ['a'] }, false],
    ['a path does not step into arrays', { 'tags.0': 'a' }, { tags: ['a'] }, false],
    ['nor reads their length', { 'tags.length': 1 }, { tags: ['a'] }, false],
    ['nor that of a text', { 'name.length': 1 }, { name: 'a' }, false],
    ['a key with a dot is out of reach', { 'a.b': 1 }, { 'a.b': 1 }, false],
    ['a path of the same name reads the nested one', { 'a.b': 1 }, { 'a.b': 2, a: { b: 1 } }, true],
    ['empty $nor holds', { $nor: [] }, {}, true],
    ['empty $all holds for an array', { tags: { $all: [] } }, { tags: ['a'] }, true],
    ['empty $all fails for anything else', { tags: { $all: [] } }, { tags: 'a' }, false],
    ['empty $in fails', { a: { $in: [] } }, { a: 1 }, false],
    ['$ini takes numbers as they are', { n: { $ini: [1] } }, { n: 1 }, true],
    ['$ini does not take a number for its text', { n: { $ini: ['1'] } }, { n: 1 }, false],
    ['$in finds arrays and objects in its list', { a: { $in: [{ b: [1] }] } }, { a: { b: [1] } }, true],
    ['key order does not matter', { a: { b: 1, c: 2 } }, { a: { c: 2, b: 1 } }, true],
    ['booleans do not compare', { a: { $gte: 0 } }, { a: true }, false],
    ['nor do arrays', { a: { $gt: 0 } }, { a: [1] }, false],
    ['nor does a text that is no number with a number', { a: { $lt: 5 } }, { a: 'many' }, false],
    ['two numeric texts compare as texts', { a: { $lt: '9' } }, { a: '10' }, true],
    ['a number can be a version', { a: { $vgte: '2' } }, { a: 3 }, true],
    ['an object cannot', { a: { $vne: '2' } }, { a: {} }, true],
    [
      'version numbers have any size',
      { a: { $vlt: '1.20000000000000000001' } },
      { a: '1.20000000000000000000' },
      true,
    ],
    ['leading zeros do not count', { a: { $veq: '1.02.3' } }, { a: '1.2.03' }, true],
    [
      '$elemMatch takes $or as a condition',
      { a: { $elemMatch: { $or: [{ b: 1 }] } } },
      { a: [{ b: 1 }] },
      true,
    ],
    ['$elemMatch takes $not as either', { a: { $elemMatch: { $not: { b: 1 } } } }, { a: [{ b: 2 }] }, true],
    ['and so of operators', { a: { $elemMatch: { $not: { $gt: 1 } } } }, { a: [1] }, true],
  ])('say that %s', (_, rules, attributes, expected) => {
    expect(holds(rules, attributes)).toBe(expected);
  });

  it.each([
    'constructor',
    'toString',
    '__proto__',
    'hasOwnProperty',
    '__proto__.constructor',
    'a.constructor.name',
  ])('do not see the inherited name %s', (path) => {
    expect(holds({ [path]: { $exists: true } }, { a: {} })).toBe(false);
  });

  it('see an own property of any name', () => {
    const rules = parsed('{"__proto__": "x", "constructor": 1}');

    expect(holds(rules, parsed('{"__proto__": "x", "constructor": 1}'))).toBe(true);
    expect(holds(rules, parsed('{"__proto__": "y", "constructor": 1}'))).toBe(false);
  });

  it('do not find a saved group among inherited names', () => {
    expect(compileRules({ a: { $inGroup: 'toString' } }, {})({ a: 1 })).toBe(false);
  });
});

describe('a pattern', () => {
  it.each([
    ['(a+)+$', 'a'.repeat(2_000) + 'b'],
    ['(x+x+)+y', 'x'.repeat(2_000)],
    ['^(\\w+\\s?)*$', 'word '.repeat(400) + '!'],
    ['(.*a){20}c', 'ab'.repeat(1_000)],
  ])('%s, which takes for ever with backtracking, is searched', (pattern, text) => {
    const rules = compileRules({ a: { $regex: pattern } });

    expect(rules({ a: text })).toBe(false);
  });

  it.each([
    ['a look-ahead', '(?=a)'],
    ['a back-reference', '(a)\\1'],
    ['too many repetitions', '((a{30}){30}){30}'],
    ['too long a pattern', 'a'.repeat(501)],
  ])('with %s finds nothing and throws nothing', (_, pattern) => {
    expect(holds({ a: { $regex: pattern } }, { a: 'aa'.repeat(1_000) })).toBe(false);
  });
});

describe('rules that nobody checked', () => {
  it.each([
    [{ $and: 5 }],
    [{ $or: { a: 1 } }],
    [{ $and: [null] }],
    [{ a: { $gt: null } }],
    [{ a: { $size: 'x' } }],
    [{ a: { $elemMatch: 5 } }],
    [{ a: { $regex: 5 } }],
    [{ a: { $inGroup: 5 } }],
    [{ a: { $veq: {} } }],
    [{ a: { $all: 'x' } }],
    [{ a: { $type: 5 } }],
    [{ a: { $or: [] } }],
    [[]],
  ])('hold for nobody: %j', (rules) => {
    expect([{}, { a: 'x' }, { a: [1] }, { a: null }].some((attributes) => holds(rules, attributes))).toBe(
      false,
    );
  });

  it('never throw, whatever the attributes', () => {
    const operators = [
      '$and',
      '$or',
      '$nor',
      '$not',
      '$eq',
      '$gt',
      '$in',
      '$ini',
      '$all',
      '$size',
      '$elemMatch',
    ];
    const more = ['$exists', '$type', '$regex', '$veq', '$vgt', '$inGroup', '$nope', 'a', 'a.b', '__proto__'];
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        fc.jsonValue({ maxDepth: 1 }),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...operators, ...more), tie('value'), { maxKeys: 3 }),
      ),
    })).value;

    fc.assert(
      fc.property(json, json, (rules, attributes) => {
        expect(typeof compileRules(rules as object)(attributes as Attributes)).toBe('boolean');
      }),
      { numRuns: 500 },
    );
  });
});
