import fc from 'fast-check';
import { RequestUrl } from './request-url.js';
import { UrlMatcher } from './url-matcher.js';
import type { UrlCondition, UrlTargeting } from './url-condition.js';
import { compileUrlTargeting } from './url-targeting.js';

const path = fc.string({
  unit: fc.constantFrom('/', 'a', 'b', '1', 'é', '%C3%A9'),
  minLength: 1,
  maxLength: 7,
});
const ending = fc.constantFrom('', '', '?a=1&b=1', '?b=1&a=1', '?gclid=1', '?a=1&utm_x=2', '#/a', '#b');
const host = fc.constantFrom('shop.example', 'bücher.example', 'xn--bcher-kva.example');
const pageUrl = fc.tuple(host, path, ending).map(([name, text, end]) => `https://${name}/${text}${end}`);
const condition: fc.Arbitrary<UrlCondition> = fc.oneof(
  fc.record({
    operator: fc.constantFrom('IS' as const, 'IS_NOT' as const),
    urls: fc.array(pageUrl, { maxLength: 3 }),
    ignoreQuery: fc.constantFrom(null, 'tracking' as const, 'all' as const, 'none' as const, ['a']),
  }),
  fc.record({
    operator: fc.constantFrom('CONTAIN' as const, 'NOT CONTAIN' as const),
    urls: fc.array(fc.oneof(path, pageUrl, fc.constantFrom('bücher.ex', 'xn--bcher')), { maxLength: 3 }),
  }),
  fc.record({
    operator: fc.constantFrom('PATH IS' as const, 'PATH CONTAINS' as const, 'REGEX' as const),
    urls: fc.array(
      path.map((text) => `/${text}`),
      { maxLength: 3 },
    ),
  }),
  fc.record({
    operator: fc.constant('QUERY HAS' as const),
    urls: fc.subarray(['a', 'b=1', 'a=2']),
  }),
);
const targeting: fc.Arbitrary<UrlTargeting> = fc.record({
  matching: fc.constantFrom(1 as const, 2 as const),
  url: fc.option(pageUrl),
  conditionType: fc.constantFrom('ALL' as const, 'ANY' as const),
  conditions: fc.array(condition, { maxLength: 3 }),
});

describe('UrlMatcher', () => {
  it('finds what the targetings say one by one, asked for the first time and again', () => {
    fc.assert(
      fc.property(
        fc.array(targeting, { maxLength: 70 }),
        fc.array(pageUrl, { maxLength: 5 }),
        (targetings, urls) => {
          const matcher = new UrlMatcher(targetings);

          for (const url of [...urls, ...urls].map((text) => new RequestUrl(text))) {
            const expected = targetings.flatMap((each, i) => (compileUrlTargeting(each)(url) ? [i] : []));
            expect(matcher.match(url)).toEqual(expected);
            expect(targetings.flatMap((_, i) => (matcher.holds(i, url) ? [i] : []))).toEqual(expected);
          }
        },
      ),
    );
  });

  it('matches those without conditions when there is no URL', () => {
    const matcher = new UrlMatcher([
      {
        matching: 2,
        url: null,
        conditionType: 'ALL',
        conditions: [{ operator: 'NOT CONTAIN', urls: ['/cart'] }],
      },
      { matching: 2, url: 'https://a.b/', conditionType: 'ALL', conditions: [] },
    ]);

    expect(matcher.match(undefined)).toEqual([1]);
    expect([matcher.holds(0, undefined), matcher.holds(1, undefined)]).toEqual([false, true]);
  });

  it('answers more different URLs than it remembers', () => {
    const matcher = new UrlMatcher([
      {
        matching: 2,
        url: null,
        conditionType: 'ALL',
        conditions: [{ operator: 'CONTAIN', urls: ['/page/7'] }],
      },
    ]);

    const matching = Array.from({ length: 1000 }, (_, i) => `https://a.b/page/${i}`).filter(
      (url) => matcher.match(new RequestUrl(url)).length > 0,
    );

    expect(matching).toHaveLength(111);
  });
});
