import { originRule } from './origin.js';

describe('originRule', () => {
  it('lets everybody in without a list', () => {
    const allows = originRule([]);

    expect(allows('https://anywhere.example')).toBe(true);
    expect(allows('null')).toBe(true);
  });

  it.each([
    ['https://shop.example', true],
    ['https://SHOP.example', true],
    ['https://shop.example:443', true],
    ['http://shop.example', false],
    ['https://shop.example:8443', false],
    ['https://shop.example.evil', false],
    ['null', false],
    ['', false],
  ])('compares scheme, host and port: %p → %p', (origin, expected) => {
    const allows = originRule(['https://Shop.example/', 'https://other.example']);

    expect(allows(origin)).toBe(expected);
  });

  it.each([
    ['capacitor://localhost', true],
    ['Capacitor://LOCALHOST/', true],
    ['ionic://localhost', false],
    ['capacitor://elsewhere', false],
    ['capacitor://localhost:8080', false],
    ['http://localhost', false],
    ['file://', false],
    ['null', false],
  ])('tells apps apart by scheme and host: %p → %p', (origin, expected) => {
    const allows = originRule(['capacitor://localhost', 'null', 'data:text/html,x']);

    expect(allows(origin)).toBe(expected);
  });

  it.each([
    ['https://a.shop.example', true],
    ['https://b.a.shop.example', true],
    ['https://A.Shop.Example:443', true],
    ['https://shop.example', false],
    ['https://evilshop.example', false],
    ['https://a.shop.example.evil', false],
    ['https://evil.example/.shop.example', false],
    ['https://evil.example#.shop.example', false],
    ['http://a.shop.example', false],
    ['https://a.shop.example:8443', false],
    ['https://.shop.example', false],
    ['https://a..shop.example', false],
    ['https://*.shop.example', false],
    ['https://b.other.example:8443', true],
    ['https://b.other.example', false],
    ['https://xn--a-zga.xn--mller-kva.example', true],
    ['https://exact.example', true],
    ['https://a.exact.example', false],
    ['shop.example', false],
    ['null', false],
  ])('takes an asterisk for subdomains of any depth, and nothing else: %p → %p', (origin, expected) => {
    const allows = originRule([
      'https://*.shop.example',
      'https://*.other.example:8443/',
      'https://*.müller.example',
      'https://exact.example',
    ]);

    expect(allows(origin)).toBe(expected);
  });

  it.each([null, undefined])('lets in whoever is no browser (%p)', (origin) => {
    expect(originRule(['https://shop.example'])(origin)).toBe(true);
  });
});
