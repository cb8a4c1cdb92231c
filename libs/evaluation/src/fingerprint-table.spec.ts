import fc from 'fast-check';
import { FingerprintTable } from './fingerprint-table.js';
import { Fingerprint } from './fingerprint.js';

const seeds: [number, number] = [0x12345678, 0x9abcdef0];

const keys = fc.record({ text: fc.string({ unit: 'binary', maxLength: 40 }), number: fc.integer() });

describe('FingerprintTable', () => {
  it('answers with the value that was set last for a key, or has forgotten it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(keys, fc.integer({ min: 1, max: 2 ** 32 - 1 }))), (settings) => {
        const table = new FingerprintTable(64);
        const fingerprint = new Fingerprint(seeds);
        const expected = new Map<string, number>();

        for (const [{ text, number }, value] of settings) {
          table.set(fingerprint.start(text).add(number), value);
          expected.set(JSON.stringify([text, number]), value);
        }

        for (const [{ text, number }] of settings) {
          const value = table.get(fingerprint.start(text).add(number));
          expect([0, expected.get(JSON.stringify([text, number]))]).toContain(value);
        }
      }),
    );
  });

  it('forgets hardly anybody while it is not half full', () => {
    const users = 25_000;
    const table = new FingerprintTable(2 ** 16);
    const fingerprint = new Fingerprint(seeds);

    for (let user = 1; user <= users; user++) table.set(fingerprint.start(String(user)).add(7), user);

    let forgotten = 0;
    for (let user = 1; user <= users; user++) {
      if (table.get(fingerprint.start(String(user)).add(7)) !== user) forgotten++;
    }
    expect(forgotten).toBeLessThan(users / 2_000);
  });

  it('knows nothing of many strangers when it is full', () => {
    const table = new FingerprintTable(2 ** 12);
    const fingerprint = new Fingerprint(seeds);
    for (let user = 0; user < 2 ** 13; user++) table.set(fingerprint.start(`member-${user}`), 1);

    let mistaken = 0;
    for (let user = 0; user < 50_000; user++) {
      if (table.get(fingerprint.start(`stranger-${user}`)) !== 0) mistaken++;
    }

    expect(mistaken).toBe(0);
  });

  it('forgets one entry for each that it has no room for', () => {
    const table = new FingerprintTable(16);
    const fingerprint = new Fingerprint(seeds);

    for (let user = 1; user <= 20; user++) table.set(fingerprint.start(`user-${user}`), user);

    const remembered = Array.from({ length: 20 }, (_, index) =>
      table.get(fingerprint.start(`user-${index + 1}`)),
    );
    expect(remembered.filter((user) => user !== 0)).toHaveLength(16);
    expect(remembered.slice(16)).toEqual([17, 18, 19, 20]);
  });

  it('refuses a capacity that is no power of two', () => {
    expect(() => new FingerprintTable(1000)).toThrow(RangeError);
    expect(() => new FingerprintTable(4)).toThrow(RangeError);
  });

  it.each([0, -1, 1.5, 2 ** 32])('refuses the value %p', (value) => {
    const table = new FingerprintTable(16);

    expect(() => table.set(new Fingerprint(seeds).start('a'), value)).toThrow(RangeError);
  });
});

describe('Fingerprint', () => {
  const of = (text: string, ...numbers: number[]): [number, number] => {
    const fingerprint = new Fingerprint(seeds).start(text);
    for (const number of numbers) fingerprint.add(number);
    return [fingerprint.high, fingerprint.low];
  };

  it('depends on the order of the numbers', () => {
    expect(of('a', 1, 2)).not.toEqual(of('a', 2, 1));
  });

  it('depends on the seeds', () => {
    const other = new Fingerprint([1, 2]).start('a');

    expect([other.high, other.low]).not.toEqual(of('a'));
  });

  it('differs for many consecutive ids', () => {
    const seen = new Set<string>();

    for (let user = 0; user < 50_000; user++) seen.add(of(String(user), 1, 2).join());

    expect(seen.size).toBe(50_000);
  });
});
