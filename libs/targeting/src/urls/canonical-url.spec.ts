import { isUrl } from './parse-url.js';
import fc from 'fast-check';
import { canonicalUrl } from './canonical-url.js';

describe('canonicalUrl', () => {
  it.each([
    ['the fragment', 'https://a.b/c#top', 'https://a.b/c'],
    ['an empty fragment', 'https://a.b/c#', 'https://a.b/c'],
    ['a fragment with a question mark', 'https://a.b/c#/x?y=/', 'https://a.b/c'],
    ['a trailing slash', 'https://a.b/c/', 'https://a.b/c'],
    ['the slash of an empty path', 'https://a.b/', 'https://a.b'],
    ['a trailing slash before a query', 'https://a.b/c/?x=1', 'https://a.b/c?x=1'],
    ['a trailing slash before a fragment', 'https://a.b/c/#top', 'https://a.b/c'],
    ['the default port of https', 'https://a.b:443/c', 'https://a.b/c'],
    ['the default port of http', 'http://a.b:80/c', 'http://a.b/c'],
    ['the case of the scheme', 'HTTPS://a.b/c', 'https://a.b/c'],
    ['the case of the host', 'https://Shop.A.B/c', 'https://shop.a.b/c'],
    ['an empty query', 'https://a.b/c?', 'https://a.b/c'],
    ['all of it at once', 'HTTPS://A.B:443/C/?x=Y#z', 'https://a.b/C?x=Y'],
    [
      'how a browser writes other characters',
      'https://bücher.example/straße',
      'https://xn--bcher-kva.example/stra%C3%9Fe',
    ],
    ['dot segments', 'https://a.b/x/../c', 'https://a.b/c'],
  ])('ignores %s', (_, one, other) => {
    expect(canonicalUrl(one)).toBe(canonicalUrl(other));
  });

  it.each([
    ['the case of the path', 'https://a.b/C', 'https://a.b/c'],
    ['the case of the query', 'https://a.b/c?x=A', 'https://a.b/c?x=a'],
    ['the query', 'https://a.b/c?x=1', 'https://a.b/c'],
    ['a slash that ends the query', 'https://a.b/c?x=/', 'https://a.b/c?x='],
    ['a second trailing slash', 'https://a.b/c//', 'https://a.b/c/'],
    ['the scheme', 'https://a.b/c', 'http://a.b/c'],
    ['a port that is not the default', 'https://a.b:8443/c', 'https://a.b/c'],
    ['the default port of the other scheme', 'https://a.b:80/c', 'https://a.b/c'],
    ['the host', 'https://www.a.b/c', 'https://a.b/c'],
    ['the order of parameters', 'https://a.b/c?x=1&y=2', 'https://a.b/c?y=2&x=1'],
  ])('regards %s', (_, one, other) => {
    expect(canonicalUrl(one)).not.toBe(canonicalUrl(other));
  });

  it('is what parsing by the URL standard gives, also where it saves the parse', () => {
    const scheme = fc.constantFrom('http://', 'https://', 'HTTPS://', 'https:/', 'ftp://');
    const host = fc.stringMatching(/^[a-zA-C0-2._:@-]{1,8}$/);
    const rest = fc.string({ unit: fc.constantFrom(...'abZ09/.%2eF?#&=+,;:!$()*~_-@|^`{}[]<>"\' \\\té') });

    fc.assert(
      fc.property(scheme, host, rest, (start, middle, end) => {
        const url = `${start}${middle}/${end}`;
        fc.pre(isUrl(url));

        expect(canonicalUrl(url)).toBe(byParsing(url));
      }),
      { numRuns: 3000 },
    );
  });

  it('takes any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof canonicalUrl(text) === 'string'));
    expect(canonicalUrl('/product/')).toBe('/product');
  });
});

function byParsing(text: string): string {
  const url = new URL(text);
  const credentials = url.username + (url.password ? `:${url.password}` : '');
  const path = url.pathname.replace(/\/$/, '');
  return `${url.protocol}//${credentials ? `${credentials}@` : ''}${url.host}${path}${url.search}`;
}
