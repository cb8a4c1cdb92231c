import fc from 'fast-check';
import { RequestUrl } from './request-url.js';
import { UrlMatcher } from './url-matcher.js';
import { type UrlTargeting, compileUrlTargeting } from './url-targeting.js';

const path = fc.string({ unit: fc.constantFrom('/', 'a', 'b', '1', 'é'), minLength: 1, maxLength: 7 });
const pageUrl = path.map((text) => `https://shop.example/${text}`);
const condition = fc.oneof(
  fc.record({
    operator: fc.constantFrom('IS' as const, 'IS_NOT' as const),
    urls: fc.array(pageUrl, { maxLength: 3 }),
  }),
  fc.record({
    operator: fc.constantFrom('CONTAIN' as const, 'NOT CONTAIN' as const),
    urls: fc.array(fc.oneof(path, pageUrl), { maxLength: 3 }),
  }),
);
const targeting: fc.Arbitrary<UrlTargeting> = fc.record({
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
      { url: null, conditionType: 'ALL', conditions: [{ operator: 'NOT CONTAIN', urls: ['/cart'] }] },
      { url: 'https://a.b/', conditionType: 'ALL', conditions: [] },
    ]);

    expect(matcher.match(undefined)).toEqual([1]);
    expect([matcher.holds(0, undefined), matcher.holds(1, undefined)]).toEqual([false, true]);
  });

  it('answers more different URLs than it remembers', () => {
    const matcher = new UrlMatcher([
      { url: null, conditionType: 'ALL', conditions: [{ operator: 'CONTAIN', urls: ['/page/7'] }] },
    ]);

    const matching = Array.from({ length: 1000 }, (_, i) => `https://a.b/page/${i}`).filter(
      (url) => matcher.match(new RequestUrl(url)).length > 0,
    );

    expect(matching).toHaveLength(111);
  });
});
