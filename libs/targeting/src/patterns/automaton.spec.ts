import fc from 'fast-check';
import { RE2JS } from 're2js';
import { Automaton } from './automaton.js';
import { readPattern } from './program.js';

const find = (source: string, text: string, flags: '' | 'i' = ''): boolean =>
  new Automaton(readPattern(source, flags)).isIn(text);

describe('Automaton', () => {
  it.each([
    ['', '', true],
    ['', 'x', true],
    ['^$', '', true],
    ['^$', 'x', false],
    ['a{2,3}', 'xaay', true],
    ['a{2,3}', 'xay', false],
    ['^ab|cd$', 'abx', true],
    ['^ab|cd$', 'xcd', true],
    ['^ab|cd$', 'xabcdx', false],
    ['\\bfoo\\b', 'a foo b', true],
    ['\\bfoo\\b', 'afoo', false],
    ['\\Bo', 'foo', true],
    ['\\bx', '\u00e9x', true],
    ['(?m)^b$', 'a\nb\nc', true],
    ['^b$', 'a\nb\nc', false],
    ['a.c', 'a\nc', false],
    ['(?s)a.c', 'a\nc', true],
    ['[^a]', 'aaa', false],
    ['^.$', '😀', true],
    ['^..$', '😀', false],
    ['[😀-😎]', 'x😃y', true],
    ['\\u00e9', 'caf\u00e9', true],
    ['^\\p{Lu}', 'Éa', true],
    ['[ab]*a[ab]{40}c', `ba${'b'.repeat(40)}c`, true],
    ['(x+x+)+y', 'x'.repeat(1000), false],
  ])('finds %j in %j: %s', (source, text, expected) => {
    expect(find(source, text)).toBe(expected);
  });

  it.each([
    ['σ', 'ΑΣ', true],
    ['Σ', 'ας', true],
    ['k', '\u212a', true],
    ['\u212a', 'K', true],
    ['straße', 'STRAẞE', true],
    ['é', 'É', true],
    ['[à-é]', 'Ç', true],
    ['x', 'é', false],
    ['i', '\u0130', false],
    ['\\x01', '\x01', true],
  ])('finds %j in %j without regard to case: %s', (source, text, expected) => {
    expect(find(source, text, 'i')).toBe(expected);
  });

  it('agrees with the library that reads its patterns', () => {
    const atom = fc.constantFrom(
      'a',
      'b',
      'k',
      'é',
      '😀',
      '.',
      '[ab]',
      '[^a]',
      '\\w',
      '\\W',
      '\\s',
      '\\d',
      '\\n',
      '[é-ü]',
      '\\b',
      '\\B',
      '^',
      '$',
    );
    const { tree: pattern } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        atom,
        fc.tuple(tie('tree'), tie('tree')).map(([one, other]) => one + other),
        fc.tuple(tie('tree'), tie('tree')).map(([one, other]) => `(${one}|${other})`),
        fc
          .tuple(tie('tree'), fc.constantFrom('*', '+', '?', '{2}', '{0,3}', '{2,}', '*?'))
          .map(([inner, repetition]) => `(?:${inner})${repetition}`),
      ),
    }));
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', 'K', 'k', '\u212a', 'é', 'É', '😀', '\ud83d', ' ', '\n', '1', '_', 'c'),
      maxLength: 20,
    });

    fc.assert(
      fc.property(
        fc.constantFrom('', '(?m)', '(?s)'),
        pattern,
        fc.constantFrom<'' | 'i'>('', 'i'),
        fc.array(text, { minLength: 5, maxLength: 10 }),
        (prefix, rest, flags, texts) => {
          const source = prefix + rest;
          const automaton = new Automaton(readPattern(source, flags));
          const reference = RE2JS.compile(
            RE2JS.translateRegExp(source),
            flags === 'i' ? RE2JS.CASE_INSENSITIVE : 0,
          );

          expect(texts.map((one) => automaton.isIn(one))).toEqual(texts.map((one) => reference.test(one)));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('agrees with it on patterns of many positions', () => {
    const repeated = fc.tuple(
      fc.constantFrom('[ab]', '(?:a?)', '(?:ab|ba)', '(?:a|b?c)', '\\w'),
      fc.integer({ min: 1, max: 60 }),
    );
    const pattern = fc
      .array(repeated, { minLength: 1, maxLength: 4 })
      .map((parts) => parts.map(([part, times]) => `${part}{${times}}`).join('c'));
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'ab', 'c'), maxLength: 200 });

    fc.assert(
      fc.property(pattern, fc.array(text, { minLength: 5, maxLength: 5 }), (source, texts) => {
        const automaton = new Automaton(readPattern(source, ''));
        const reference = RE2JS.compile(source);

        expect(texts.map((one) => automaton.isIn(one))).toEqual(texts.map((one) => reference.test(one)));
      }),
      { numRuns: 200 },
    );
  });

  it('takes steps that depend on the pattern alone', () => {
    const stepsOf = (source: string) => new Automaton(readPattern(source, '')).stepsPerCharacter;

    expect(stepsOf('[ab]*a[ab]{200}c')).toBe(stepsOf('[ab]*a[ab]{200}c'));
    expect(stepsOf('[ab]*a[ab]{200}c')).toBeLessThan(65);
    expect(stepsOf('([ab]?){200}c')).toBeGreaterThan(1_000);
  });
});
