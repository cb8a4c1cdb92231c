import fc from 'fast-check';
import { RequestUrl } from './request-url.js';
import { isTrackingParameter } from './tracking-parameters.js';
import type { IgnoreQuery, UrlCondition, UrlTargeting } from './url-condition.js';
import { compileUrlCondition, compileUrlTargeting } from './url-targeting.js';

const holds = (condition: UrlCondition, url: string): boolean =>
  compileUrlCondition(condition)(new RequestUrl(url));
const shop = 'https://shop.example';

describe('a URL condition', () => {
  it.each([
    ['CONTAIN', '/größe/', `${shop}/gr%C3%B6%C3%9Fe/1`, true],
    ['CONTAIN', '/gr%c3%b6%C3%9Fe/', `${shop}/größe/1`, true],
    ['CONTAIN', 'cafe\u0301', `${shop}/caf%C3%A9`, true],
    ['CONTAIN', '/a b', `${shop}/a%20b`, true],
    ['CONTAIN', '/Product', `${shop}/product`, false],
    ['CONTAIN', '#/pricing', `${shop}/#/pricing/yearly`, true],
    ['CONTAIN', 'müller.example/', 'https://xn--mller-kva.example/', true],
    ['CONTAIN', 'xn--mller-kva', 'https://müller.example/', true],
    ['CONTAIN', '%E4', `${shop}/%e4`, true],
    ['CONTAIN', ' /a ', `${shop}/a`, true],
    ['NOT CONTAIN', '/größe', `${shop}/gr%C3%B6%C3%9Fe`, false],
    ['IS', `${shop}/größe`, `${shop}/gr%C3%B6%C3%9Fe/`, true],
    ['IS', 'https://müller.example/', 'https://xn--mller-kva.example', true],
    ['IS', `${shop}/landing`, `${shop}/landing?`, true],
    ['IS', `${shop}/landing`, `${shop}/landing?gclid=1&UTM_Source=x&fbclid=2#top`, true],
    ['IS', `${shop}/landing`, `${shop}/landing?size=m`, false],
    ['IS', `${shop}/a?x=1&y=2`, `${shop}/a?y=2&x=1&x=1&srsltid=3`, true],
    ['IS', `${shop}/a?q=red+shoes`, `${shop}/a/?q=red%20shoes`, true],
    ['IS', `${shop}/a?q=a%26b=c`, `${shop}/a?q=a&b=c`, false],
    ['IS', `${shop}/a?x`, `${shop}/a?x=`, true],
    ['IS', `${shop}/a?x=1`, `${shop}/a`, false],
    ['IS', `${shop}/#/pricing`, `${shop}/#/pricing`, true],
    ['IS', `${shop}/#/pricing`, `${shop}/#/home`, false],
    ['IS', `${shop}/#/pricing`, `${shop}/`, false],
    ['IS', `${shop}/#/größe`, `${shop}/#/gr%C3%B6%C3%9Fe`, true],
    ['IS', `${shop}/#`, `${shop}/#/home`, true],
    ['IS', `${shop}/`, `${shop}/#/home`, true],
    ['IS', `${shop}/A`, `${shop}/a`, false],
    ['IS', `${shop}/a`, 'http://shop.example/a', false],
    ['IS_NOT', `${shop}/a`, `${shop}/a/?utm_source=x`, false],
    ['IS_NOT', `${shop}/#/a`, `${shop}/#/b`, true],
    ['PATH IS', '/größe', `${shop}:8443/gr%C3%B6%C3%9Fe/?x=1#y`, true],
    ['PATH IS', '/', 'https://any.example', true],
    ['PATH IS', '/a', `${shop}/a/b`, false],
    ['PATH IS', '//a', `${shop}//a`, true],
    ['PATH CONTAINS', '/size/', `${shop}/en/size/?x=1`, true],
    ['PATH CONTAINS', 'größe', `${shop}/gr%C3%B6%C3%9Fe`, true],
    ['PATH CONTAINS', 'shop', `${shop}/a?q=shop#shop`, false],
    ['QUERY HAS', 'size', `${shop}/?color=red&size`, true],
    ['QUERY HAS', 'size=xl', `${shop}/?size=m&size=xl`, true],
    ['QUERY HAS', 'size=xl', `${shop}/?size=xxl`, false],
    ['QUERY HAS', 'q=rote Schuhe', `${shop}/?q=rote+Schuhe`, true],
    ['QUERY HAS', 'q=größe', `${shop}/?q=gr%C3%B6%C3%9Fe`, true],
    ['QUERY HAS', 'size', `${shop}/#?size=1`, false],
    ['QUERY HAS', 'a%3Db=1', `${shop}/?a%3Db=1`, true],
    ['REGEX', '^https://shop\\.example/(en|de)/\\d+$', `${shop}/de/42`, true],
    ['REGEX', '/gr(ö|o)ße', `${shop}/gr%C3%B6%C3%9Fe`, true],
    ['REGEX', '/gr%C3%B6%C3%9Fe$', `${shop}/größe`, true],
    ['REGEX', '100%25', `${shop}/100%25`, true],
    ['REGEX', '(', `${shop}/(`, false],
    ['REGEX', 'shop', `${shop}/${'x'.repeat(3000)}`, false],
    ['STARTS', shop, shop, false],
  ] as [UrlCondition['operator'], string, string, boolean][])(
    '%s %s is asked of %s',
    (operator, text, url, expected) => {
      expect(holds({ operator, urls: ['https://elsewhere.example/?zzz=1', text] }, url)).toBe(expected);
    },
  );

  it.each<[IgnoreQuery, string, boolean]>([
    ['tracking', '?utm_source=x', true],
    ['tracking', '?ref=x', false],
    ['all', '?utm_source=x&ref=x', true],
    ['none', '?utm_source=x', false],
    ['none', '?', true],
    [['ref', 'x_*'], '?ref=1&x_y=2', true],
    [['ref'], '?Ref=1', false],
    [['ref'], '?utm_source=x', false],
  ])('ignores %j in a query such as %s', (ignoreQuery, query, expected) => {
    const urls = [`${shop}/a`];

    expect(holds({ operator: 'IS', urls, ignoreQuery }, `${shop}/a${query}`)).toBe(expected);
    expect(holds({ operator: 'IS_NOT', urls, ignoreQuery }, `${shop}/a${query}`)).toBe(!expected);
  });

  it('equates addresses as the platform reads them', () => {
    const name = fc.constantFrom('a', 'b', 'ä', 'utm_source', 'gclid', 'a b', '&', '');
    const query = fc
      .array(fc.tuple(name, name), { maxLength: 4 })
      .map((pairs) => new URLSearchParams(pairs.map((pair): [string, string] => [...pair])));
    const path = fc.array(fc.constantFrom('a', 'ä', '%C3%A4', 'a%CC%88', '%2F', '/', 'b c'), {
      maxLength: 3,
    });
    const end = fc.constantFrom('', '#', '#/x', '#/%C3%A4', '#/ä');
    const address = fc
      .tuple(fc.constantFrom(shop, 'HTTPS://SHOP.example:443'), path, query, end)
      .map(([origin, parts, parameters, fragment]) => {
        const text = parameters.toString();
        return `${origin}/${parts.join('')}${text && `?${text}`}${fragment}`;
      });

    fc.assert(
      fc.property(address, address, (one, other) => {
        expect(holds({ operator: 'IS', urls: [one] }, other)).toBe(areEqualByPlatform(one, other));
      }),
      { numRuns: 3000 },
    );
  });
});

/** The rules of docs/targeting.md, told by `URL`, `URLSearchParams` and `decodeURIComponent`. */
function areEqualByPlatform(condition: string, request: string): boolean {
  const read = (text: string) => {
    const { origin, pathname, searchParams, hash } = new URL(text);
    const form = (part: string) => decodeURIComponent(part).normalize('NFC');
    const pairs = [...searchParams].filter(([name]) => !isTrackingParameter(name));
    const parameters = [
      ...new Set(pairs.map((pair) => JSON.stringify(pair.map((part) => part.normalize('NFC'))))),
    ];
    return {
      page: [origin, form(pathname).replace(/\/$/, ''), parameters.sort()],
      fragment: form(hash.slice(1)),
    };
  };
  const [asked, given] = [read(condition), read(request)];
  return (
    JSON.stringify(asked.page) === JSON.stringify(given.page) &&
    (asked.fragment === '' || asked.fragment === given.fragment)
  );
}

describe('the URL targeting of an experiment', () => {
  const contains = (...urls: string[]): UrlCondition => ({ operator: 'CONTAIN', urls });
  const excludes = (...urls: string[]): UrlCondition => ({ operator: 'NOT CONTAIN', urls });
  const own = `${shop}/landing`;
  const isFor = (targeting: Partial<UrlTargeting>, url: string): boolean =>
    compileUrlTargeting({ matching: 2, url: null, conditionType: 'ALL', conditions: [], ...targeting })(
      new RequestUrl(url),
    );

  it.each([
    ['ALL', null, [contains('/a'), contains('/b'), excludes('/x')], '/a/b', true],
    ['ALL', null, [contains('/a'), contains('/b'), excludes('/x')], '/a', false],
    ['ALL', null, [contains('/a'), contains('/b'), excludes('/x')], '/a/b/x', false],
    ['ANY', null, [contains('/a'), contains('/b'), excludes('/x')], '/b', true],
    ['ANY', null, [contains('/a'), contains('/b'), excludes('/x')], '/c', false],
    ['ANY', null, [contains('/a'), excludes('/x'), excludes('/y')], '/a/y', false],
    ['ANY', null, [excludes('/x'), excludes('/y')], '/a', true],
    ['ANY', null, [excludes('/x'), excludes('/y')], '/y', false],
    ['ALL', own, [contains('/a'), contains('/b')], '/landing?gclid=1', true],
    ['ALL', own, [contains('/a'), contains('/b')], '/a/b', true],
    ['ALL', own, [contains('/a'), contains('/b')], '/a', false],
    ['ALL', own, [contains('/a'), excludes('landing')], '/landing', false],
    ['ANY', own, [contains('/a'), excludes('?x')], '/landing', true],
    ['ANY', own, [contains('/a'), excludes('?x')], '/a', true],
    ['ANY', own, [excludes('?x')], '/landing', true],
    ['ANY', own, [excludes('?x')], '/elsewhere', false],
    ['ALL', own, [excludes('?x')], '/landing?x', false],
    ['ALL', own, [excludes('?x')], '/elsewhere', false],
    ['ALL', own, [], '/elsewhere', true],
    ['ANY', `${own}#/b`, [contains('/a')], '/landing#/c', false],
  ] as const)(
    '%s with its url %s and %j is asked of %s',
    (conditionType, url, conditions, path, expected) => {
      expect(isFor({ conditionType, url, conditions }, shop + path)).toBe(expected);
    },
  );

  it('lets an exclusion win whatever else holds, and in any order', () => {
    const condition = fc.constantFrom(contains('/a'), contains('/b'), {
      operator: 'PATH IS',
      urls: ['/a'],
    } as const);

    fc.assert(
      fc.property(
        fc.constantFrom('ALL' as const, 'ANY' as const),
        fc.option(fc.constant(`${shop}/a/x`)),
        fc.array(condition, { maxLength: 3 }),
        fc.nat(3),
        (conditionType, url, positive, at) => {
          const conditions = [...positive.slice(0, at), excludes('/x'), ...positive.slice(at)];

          expect(isFor({ conditionType, url, conditions }, `${shop}/a/x`)).toBe(false);
        },
      ),
    );
  });
});
