import { RequestUrl } from './request-url.js';
import type { UrlCondition } from './url-condition.js';
import { compileUrlCondition, compileUrlTargeting } from './url-targeting.js';

const cart: UrlCondition = { operator: 'CONTAIN', urls: ['/cart', '/basket'] };
const noSale: UrlCondition = { operator: 'NOT CONTAIN', urls: ['sale'] };

describe('a URL condition of matching 1', () => {
  it.each([
    ['CONTAIN', ['/x', '/cart'], 'https://a.b/cart/1', true],
    ['CONTAIN', ['/x', '/y'], 'https://a.b/cart/1', false],
    ['CONTAIN', ['/CART'], 'https://a.b/cart/1', false],
    ['CONTAIN', ['A.B'], 'https://A.B/cart', true],
    ['CONTAIN', ['a.b'], 'https://A.B/cart', false],
    ['CONTAIN', ['#top'], 'https://a.b/#top', true],
    ['CONTAIN', [':443/'], 'https://a.b:443/', true],
    ['CONTAIN', [], 'https://a.b/', false],
    ['NOT CONTAIN', ['/x', '/cart'], 'https://a.b/cart/1', false],
    ['NOT CONTAIN', ['/x', '/y'], 'https://a.b/cart/1', true],
    ['NOT CONTAIN', [], 'https://a.b/', true],
    ['IS', ['https://x.y/', 'https://a.b/cart'], 'https://A.B:443/cart/#top', true],
    ['IS', ['https://a.b/cart'], 'https://a.b/cart/1', false],
    ['IS', ['https://a.b/Cart'], 'https://a.b/cart', false],
    ['IS_NOT', ['https://x.y/', 'https://a.b/cart'], 'https://A.B:443/cart/#top', false],
    ['IS_NOT', ['https://a.b/cart'], 'https://a.b/cart/1', true],
  ] as const)('%s %j is asked of %s', (operator, urls, url, expected) => {
    expect(compileUrlCondition({ operator, urls }, 1)(new RequestUrl(url))).toBe(expected);
  });

  it('holds for nothing when a newer version brought its operator', () => {
    const condition = { operator: 'STARTS_WITH', urls: ['https'] } as unknown as UrlCondition;

    expect(compileUrlCondition(condition, 1)(new RequestUrl('https://a.b/'))).toBe(false);
  });
});

describe('the URL targeting of an experiment of matching 1', () => {
  it.each([
    ['all conditions', 'ALL', null, 'https://a.b/cart', true],
    ['not all conditions', 'ALL', null, 'https://a.b/cart?sale', false],
    ['any condition', 'ANY', null, 'https://a.b/cart?sale', true],
    ['no condition', 'ANY', null, 'https://a.b/?sale', false],
    ['no condition but its own URL', 'ALL', 'https://A.B?sale', 'https://a.b/?sale#x', true],
    ['no condition and another URL than its own', 'ALL', 'https://a.b/home', 'https://a.b/?sale', false],
  ] as const)('is asked where %s hold (%s)', (_, conditionType, url, requested, expected) => {
    const holds = compileUrlTargeting({ matching: 1, url, conditionType, conditions: [cart, noSale] });

    expect(holds(new RequestUrl(requested))).toBe(expected);
  });

  it('holds everywhere without conditions, whatever its own URL is', () => {
    const holds = compileUrlTargeting({
      matching: 1,
      url: 'https://a.b/home',
      conditionType: 'ANY',
      conditions: [],
    });

    expect(holds(new RequestUrl('https://x.y/'))).toBe(true);
  });
});
