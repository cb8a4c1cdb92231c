import { normalizeEmail, toAsciiDomain } from './email-address.js';

describe('toAsciiDomain', () => {
  it.each([
    ['Example.COM', 'example.com'],
    [' example.com ', 'example.com'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['BÜCHER.Example', 'xn--bcher-kva.example'],
    ['bu\u0308cher.example', 'xn--bcher-kva.example'],
    ['XN--BCHER-KVA.example', 'xn--bcher-kva.example'],
    ['bücher。example', 'xn--bcher-kva.example'],
    ['ｅｘａｍｐｌｅ.com', 'example.com'],
    ['ex\u00adample.com', 'example.com'],
    ['почта.рф', 'xn--80a1acny.xn--p1ai'],
    ['1.2.3', '1.2.3'],
    ['localhost', 'localhost'],
  ])('writes %j as %s', (domain, ascii) => {
    expect(toAsciiDomain(domain)).toBe(ascii);
  });

  it.each([
    ...[
      '',
      ' ',
      '.',
      'a/b',
      'a／b',
      'a%2eb',
      'a b.example',
      'a@b',
      'a:80',
      '[::1]',
      'a_b.example',
      'a_ü.example',
    ],
    ...[
      '-a.example',
      'a-.example',
      'a..example',
      'ü..example',
      'example.com.',
      'ü.example.',
      'xn--a',
      '℀.example',
    ],
    ...[`${'a'.repeat(64)}.example`, `${'a.'.repeat(127)}example`, 'a\0.example'],
  ])('knows no domain %j', (text) => {
    expect(toAsciiDomain(text)).toBeUndefined();
  });
});

describe('normalizeEmail', () => {
  it.each([
    [' Ada@Example.COM ', 'ada@example.com'],
    ['Owner@Bücher.example', 'owner@xn--bcher-kva.example'],
    ['owner@XN--bcher-kva.example', 'owner@xn--bcher-kva.example'],
    ['ÜÖ@example.com', 'üö@example.com'],
    ['"a@b"@BÜCHER.example', '"a@b"@xn--bcher-kva.example'],
    ['Nobody', 'nobody'],
    ['a@b/C', 'a@b/c'],
  ])('writes %j as %s', (email, normal) => {
    expect(normalizeEmail(email)).toBe(normal);
  });
});
