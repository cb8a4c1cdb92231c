import { exampleAddresses, matchingDifferences } from './matching-differences.js';
import type { UrlTargeting } from './url-condition.js';

const targeting: Omit<UrlTargeting, 'matching'> = {
  url: 'https://shop.example/landing',
  conditionType: 'ANY',
  conditions: [
    { operator: 'IS', urls: ['https://shop.example/größe'] },
    { operator: 'CONTAIN', urls: ['/sale/'] },
    { operator: 'NOT CONTAIN', urls: ['/cart'] },
  ],
};

describe('matchingDifferences', () => {
  it('tells what is gained and lost', () => {
    const addresses = ['/landing?gclid=1', '/landing', '/elsewhere', '/sale/cart', '/sale/'];
    const found = matchingDifferences(
      { ...targeting, conditions: targeting.conditions.slice(1) },
      addresses.map((path) => `https://shop.example${path}`),
      { from: 1, to: 2 },
    );

    expect(found).toEqual({
      gained: [],
      lost: ['https://shop.example/elsewhere', 'https://shop.example/sale/cart'],
    });
    const positive = { ...targeting, conditions: targeting.conditions.slice(0, 1) };
    expect(
      matchingDifferences(positive, ['https://shop.example/landing?gclid=1'], { from: 1, to: 2 }).gained,
    ).toEqual(['https://shop.example/landing?gclid=1']);
  });
});

describe('exampleAddresses', () => {
  it('are addresses on which the matchings differ, as many as wanted', () => {
    const examples = exampleAddresses(targeting, 200);

    expect(examples).toEqual(
      expect.arrayContaining([
        'https://shop.example/landing?utm_source=mail&gclid=1',
        'https://shop.example/gr%C3%B6%C3%9Fe',
        'https://shop.example/sale//cart',
      ]),
    );
    expect(matchingDifferences(targeting, examples, { from: 1, to: 2 }).lost.length).toBeGreaterThan(0);
    expect(exampleAddresses(targeting, 7).length).toBeLessThanOrEqual(7);
  });
});
