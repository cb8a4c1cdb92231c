import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Condition, Decision } from './published-types.js';
import { matchesUrl, sameUrl } from './url-conditions.js';

/** Imported by a variable: this folder's types stop at what older browsers have, the server's code does not. */
const serverSide = '#libs/targeting';
const { RequestUrl, canonicalUrl, compileUrlTargeting } = await import(serverSide);

const page = 'https://shop.example.com/product/7?size=m';
const condition = (operator: Condition['operator'], ...urls: string[]): Condition => ({
  id: 1,
  experimentId: 1,
  operator,
  urls,
});
const experiment = (changes: Partial<Decision>) =>
  ({ matching: 1, url: null, conditionType: 'ALL', conditions: [], ...changes }) as Decision;

describe('sameUrl', () => {
  it.each([
    ['https://a.example/x', 'https://a.example/x/'],
    ['https://a.example', 'https://a.example/#top'],
    ['HTTPS://A.example:443/x', 'https://a.example/x'],
    ['http://a.example:80/x?q=1', 'http://a.example/x/?q=1#f'],
  ])('takes %s and %s for one page', (one, other) => {
    expect(sameUrl(one, other)).toBe(true);
  });

  it.each([
    ['https://a.example/x', 'https://a.example/X'],
    ['https://a.example/x', 'http://a.example/x'],
    ['https://a.example/x', 'https://a.example/x?q=1'],
    ['/x', '/x'],
  ])('tells %s from %s', (one, other) => {
    expect(sameUrl(one, other)).toBe(false);
  });
});

describe('matchesUrl', () => {
  it.each([
    [condition('CONTAIN', '/cart', '/product/'), true],
    [condition('CONTAIN', '/cart'), false],
    [condition('NOT CONTAIN', '/cart'), true],
    [condition('NOT CONTAIN', '/cart', '/product/'), false],
    [condition('IS', 'https://shop.example.com/product/7/?size=m#reviews'), true],
    [condition('IS', 'https://shop.example.com/product/7'), false],
    [condition('IS_NOT', 'https://shop.example.com/'), true],
    [condition('IS_NOT', 'https://shop.example.com/', page), false],
  ])('decides %j', (only, matches) => {
    expect(matchesUrl(experiment({ conditions: [only] }), page)).toBe(matches);
  });

  it('wants every condition for ALL and one for ANY', () => {
    const conditions = [condition('CONTAIN', '/product/'), condition('CONTAIN', '/cart')];

    expect(matchesUrl(experiment({ conditions, conditionType: 'ALL' }), page)).toBe(false);
    expect(matchesUrl(experiment({ conditions, conditionType: 'ANY' }), page)).toBe(true);
  });

  it('holds everywhere without conditions', () => {
    expect(matchesUrl(experiment({ url: 'https://elsewhere.example/' }), page)).toBe(true);
  });

  it.each(['STARTS', 'PATH IS', 'PATH CONTAINS', 'QUERY HAS', 'REGEX'] as 'REGEX'[])(
    'leaves %s to the server',
    (operator) => {
      const conditions = [condition('CONTAIN', '/product/'), condition(operator, page)];

      expect(matchesUrl(experiment({ conditions }), page)).toBeUndefined();
      expect(matchesUrl(experiment({ conditions, matching: 2, conditionType: 'ANY' }), page)).toBeUndefined();
    },
  );

  it('leaves a matching that it does not know to the server, and knows that an older server has the first', () => {
    const conditions = [condition('CONTAIN', '/product/')];
    const { matching: _matching, ...older } = experiment({ conditions });

    expect(matchesUrl(experiment({ conditions, matching: 3 }), page)).toBeUndefined();
    expect(matchesUrl(older as Decision, page)).toBe(true);
  });

  it.each([
    ['https://xn--mller-kva.example/', 'müller'],
    ['https://shop.example.com/%E4', '/a'],
    ['https://shop.example.com/?size=m', 'https://shop.example.com/'],
    ['https://shop.example.com/', 'https://shop.example.com/?size=m'],
  ])('leaves %s to the server, where it cannot tell', (address, text) => {
    const conditions = [condition(text.startsWith('https') ? 'IS' : 'CONTAIN', text)];

    expect(matchesUrl(experiment({ conditions, matching: 2 }), address)).toBeUndefined();
  });

  it("holds on the experiment's own url whatever the conditions say", () => {
    const conditions = [condition('CONTAIN', '/cart')];

    expect(matchesUrl(experiment({ url: `${page}#top`, conditions }), page)).toBe(true);
  });
});

describe('the page and the server', () => {
  const urls = [
    page,
    'https://shop.example.com/product/7/?size=m#reviews',
    'HTTPS://Shop.Example.com:443/product/7?size=m',
    'https://shop.example.com/product/7',
    'https://shop.example.com/product/7/',
    'https://shop.example.com/product/7/?',
    'https://shop.example.com//product/7//',
    'https://shop.example.com',
    'https://shop.example.com/?q=/',
    'http://shop.example.com:80/ä?ö=1 2',
    'http://shop.example.com/%C3%A4?%C3%B6=1%202',
  ];
  const pairs = urls.flatMap((one) => urls.map((other) => [one, other] as const));

  it('agree on which URLs are equal', () => {
    for (const [one, other] of pairs)
      expect({ one, other, equal: sameUrl(one, other) }).toEqual({
        one,
        other,
        equal: canonicalUrl(one) === canonicalUrl(other),
      });
  });

  it.each(['CONTAIN', 'NOT CONTAIN', 'IS', 'IS_NOT'] as const)('agree on %s', (operator) => {
    for (const [one, other] of pairs) {
      const decision = experiment({ conditions: [condition(operator, one, '/cart')] });

      expect({ one, other, matches: matchesUrl(decision, other) }).toEqual({
        one,
        other,
        matches: compileUrlTargeting(decision)(new RequestUrl(other)),
      });
    }
  });
});

describe('the page and the server with matching 2', () => {
  const parameter = fc.constantFrom(
    'a=1',
    'a=2',
    'b',
    'b=',
    'utm_source=x',
    'UTM_X=1',
    'gclid',
    'ä=%C3%A4',
    'q=a+b',
    'q=a%20b',
    '',
  );
  const address = fc
    .tuple(
      fc.constantFrom('https://shop.example', 'HTTPS://Shop.example:443', 'http://shop.example'),
      fc.array(fc.constantFrom('/a', '/', '/größe', '/gr%C3%B6%C3%9Fe', '/caf%65%CC%81', '/%2F'), {
        maxLength: 2,
      }),
      fc.array(parameter, { maxLength: 3 }),
      fc.constantFrom('', '', '#', '#/a', '#/ä', '#/%C3%A4'),
    )
    .map(
      ([origin, path, parameters, end]) => `${origin}${path.join('') || '/'}?${parameters.join('&')}${end}`,
    );
  const text = fc.constantFrom(
    '/a',
    '/größe',
    '/gr%C3%B6',
    'gclid',
    'utm_source=x',
    '#/ä',
    '?a',
    '//',
    'q=a b',
  );
  const anyCondition = fc.oneof(
    fc.record({
      ...{ id: fc.constant(1), experimentId: fc.constant(1) },
      operator: fc.constantFrom('IS' as const, 'IS_NOT' as const),
      urls: fc.array(address, { minLength: 1, maxLength: 3 }),
      ignoreQuery: fc.constantFrom(undefined, 'all' as const, 'none' as const, ['a', 'utm*']),
    }),
    fc.record({
      ...{ id: fc.constant(1), experimentId: fc.constant(1) },
      operator: fc.constantFrom('CONTAIN' as const, 'NOT CONTAIN' as const),
      urls: fc.array(text, { minLength: 1, maxLength: 2 }),
    }),
  );

  it('agree on conditions of the first release, where the page does not ask', () => {
    const seen = new Set<boolean | undefined>();
    fc.assert(
      fc.property(
        fc.array(anyCondition, { maxLength: 3 }),
        fc.option(address),
        fc.constantFrom('ALL' as const, 'ANY' as const),
        address,
        (conditions, url, conditionType, asked) => {
          const decision = experiment({
            matching: 2,
            url,
            conditionType,
            conditions,
          });
          const { href } = new URL(asked);
          const told = matchesUrl(decision, href);
          seen.add(told);

          expect(told ?? 'asks').toBe(
            told === undefined ? 'asks' : compileUrlTargeting(decision)(new RequestUrl(href)),
          );
        },
      ),
      { numRuns: 700, seed: 20261129 },
    );
    expect(seen).toEqual(new Set([true, false, undefined]));
  });
});
