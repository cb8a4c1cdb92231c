import { describe, expect, it } from '@jest/globals';
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
  ({ url: null, conditionType: 'ALL', conditions: [], ...changes }) as Decision;

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
    [condition('STARTS' as 'IS', page), false],
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
        matches: compileUrlTargeting({ ...decision, matching: 1 })(new RequestUrl(other)),
      });
    }
  });
});
