import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import murmurhash from 'murmurhash';
import { Murmur3, murmur3 } from './murmur3.js';

interface HashCase {
  text: string;
  seed: number;
  int32: number;
}

const vectors = JSON.parse(
  readFileSync(new URL('../../../test/vectors/murmur3-x86-32.json', import.meta.url), 'utf8'),
) as { cases: HashCase[] };

describe('murmur3', () => {
  it('gives the signed hash of every reference case', () => {
    const wrong = vectors.cases.filter(({ text, seed, int32 }) => murmur3(text, seed) !== int32);

    expect(vectors.cases).toHaveLength(230);
    expect(wrong).toEqual([]);
  });

  it('agrees with the murmurhash package on ASCII texts of any length and seed', () => {
    const ascii = fc.string({ unit: 'binary-ascii', maxLength: 200 });

    fc.assert(
      fc.property(ascii, fc.integer({ min: 0, max: 2 ** 32 - 1 }), (text, seed) => {
        expect(murmur3(text, seed)).toBe(murmurhash.v3(text, seed) | 0);
      }),
    );
  });

  it('hashes the UTF-8 bytes of any text, wherever its characters leave ASCII', () => {
    const utf8 = new TextEncoder();

    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.integer(), (text, seed) => {
        expect(murmur3(text, seed)).toBe(murmurhash.v3(utf8.encode(text), seed) | 0);
      }),
    );
  });

  it('hashes a text in two parts as the whole text, whatever was hashed before', () => {
    const parts = fc.array(
      fc.tuple(fc.string({ unit: 'binary', maxLength: 9 }), fc.string({ maxLength: 9 })),
    );

    fc.assert(
      fc.property(parts, fc.integer(), (pairs, seed) => {
        const reused = new Murmur3(seed);
        const hashes = pairs.flatMap(([prefix, suffix]) => [
          reused.hash(prefix, suffix),
          reused.hash(prefix, '-'),
        ]);
        const expected = pairs.flatMap(([prefix, suffix]) => [prefix + suffix, prefix + '-']);

        expect(hashes).toEqual(expected.map((text) => murmurhash.v3(text, seed) | 0));
      }),
    );
  });

  it('hashes a lone surrogate as U+FFFD', () => {
    expect(murmur3('a\ud800b:1', 0)).toBe(murmur3('a\ufffdb:1', 0));
  });
});
