import { domainToUnicode } from 'node:url';
import fc from 'fast-check';
import { unicodeHost } from './host-names.js';
import { isUrl } from './parse-url.js';
import { decodePercent } from './percent-decoding.js';
import { addressForms, textForm } from './text-form.js';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** At each place the shortest run of escapes that is a character, asked of the platform. */
function decodedByPlatform(text: string): string {
  const escapes = /^(?:%[0-9a-f]{2}){1,4}/i;
  let decoded = '';
  for (let at = 0; at < text.length;) {
    const [run = ''] = escapes.exec(text.slice(at)) ?? [];
    const found = [1, 2, 3, 4]
      .filter((length) => 3 * length <= run.length)
      .map((length) => ({ length, character: characterOf(run.slice(0, 3 * length)) }))
      .find(({ character }) => character !== undefined);
    decoded += found?.character ?? (run === '' ? text[at] : run.slice(0, 3).toUpperCase());
    at += found ? 3 * found.length : run === '' ? 1 : 3;
  }
  return decoded;
}

function characterOf(run: string): string | undefined {
  try {
    const character = decoder.decode(Buffer.from(run.replaceAll('%', ''), 'hex'));
    return [...character].length === 1 ? character : undefined;
  } catch {
    return undefined;
  }
}

describe('decodePercent', () => {
  it.each([
    ['/gr%C3%B6%c3%9Fe/', '/größe/'],
    ['%F0%9F%91%8D', '👍'],
    ['%e4', '%E4'],
    ['100%', '100%'],
    ['%2', '%2'],
    ['%zz', '%zz'],
    ['%2525', '%25'],
    ['%C0%AF', '%C0%AF'],
    ['%ED%A0%80', '%ED%A0%80'],
    ['%F4%90%80%80', '%F4%90%80%80'],
    ['%C3A', '%C3A'],
    ['%C3%C3%B6', '%C3ö'],
  ])('makes %s %s', (text, decoded) => {
    expect(decodePercent(text)).toBe(decoded);
  });

  it('decodes what the platform takes for UTF-8, and nothing else', () => {
    const byte = fc.constantFrom(
      ...[
        '00',
        '2f',
        '41',
        '7f',
        '80',
        '9f',
        'a0',
        'bf',
        'c1',
        'c3',
        'e0',
        'e2',
        'ed',
        'ef',
        'f0',
        'f4',
        'f5',
        'fF',
      ],
    );
    const unit = fc.oneof(
      { weight: 6, arbitrary: byte.map((digits) => `%${digits}`) },
      fc.constantFrom('%', 'a', 'ä', '%4', '👍'),
    );

    fc.assert(
      fc.property(fc.array(unit, { maxLength: 8 }), (units) => {
        const text = units.join('');
        expect(decodePercent(text)).toBe(decodedByPlatform(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('gives back every text that was escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decodePercent(encodeURIComponent(text))).toBe(text);
      }),
    );
  });
});

describe('textForm', () => {
  it.each([
    ['cafe\u0301', 'caf\u00e9'],
    ['cafe%CC%81', 'caf\u00e9'],
    ['/plain/path?x=1', '/plain/path?x=1'],
  ])('makes %j %j', (text, form) => {
    expect(textForm(text)).toBe(form);
  });
});

describe('addressForms', () => {
  it.each([
    ['https://shop.example/a?b#c', ['https://shop.example/a?b#c']],
    ['https://shop.example/%C3%A4', ['https://shop.example/ä']],
    [
      'https://xn--mller-kva.example:8443/ä',
      ['https://xn--mller-kva.example:8443/ä', 'https://müller.example:8443/ä'],
    ],
    ['https://müller.example/', ['https://müller.example/', 'https://xn--mller-kva.example/']],
    [
      'https://u:p@xn--mller-kva.example?x',
      ['https://u:p@xn--mller-kva.example?x', 'https://u:p@müller.example?x'],
    ],
    ['no address%20', ['no address ']],
  ])('of %s are %j', (address, forms) => {
    expect(addressForms(address)).toEqual(forms);
  });

  it('know the letters that the platform knows', () => {
    const label = fc.string({ unit: fc.constantFrom(...'aözéßж日本한🙂-1'), minLength: 1, maxLength: 8 });

    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 3 }), (labels) => {
        const address = `https://${labels.join('.')}.example/`;
        fc.pre(isUrl(address) && domainToUnicode(new URL(address).hostname) !== '');
        const { hostname } = new URL(address);
        expect(unicodeHost(hostname)).toBe(domainToUnicode(hostname));
      }),
      { numRuns: 1000 },
    );
  });

  it('take any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(addressForms(`https://xn--${text}`).length).toBeGreaterThan(0);
        expect(addressForms(text).length).toBeGreaterThan(0);
      }),
    );
  });
});
