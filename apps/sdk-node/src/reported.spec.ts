import fc from 'fast-check';
import { Reported } from './reported.js';

const seeds = [1, 2] as const;

describe('Reported', () => {
  it('numbers exposures once, by experiment, variation and rule', () => {
    const reported = new Reported(seeds, 64);
    const exposures = [
      ...[1, 11].flatMap((experimentId) => [1, 2].map((variationId) => ({ experimentId, variationId }))),
      { experimentId: 1, variationId: 12 },
    ].flatMap((one) => [0, 2].map((ruleId) => ({ ...one, ruleId })));

    const numbers = exposures.map((one) => reported.numberOf(one));

    expect(numbers).toEqual(exposures.map((_, index) => index));
    expect(exposures.map((one) => reported.numberOf({ ...one }))).toEqual(numbers);
  });

  it('knows what was added and nothing else, whoever is asked about in between', () => {
    const endUser = fc.constantFrom('a', 'b', '', 'Zoë');
    // Bits of three entries, the last ones of each among them.
    const number = fc.constantFrom(0, 1, 30, 31, 32, 63, 64, 95);
    fc.assert(
      fc.property(fc.array(fc.tuple(endUser, number, fc.boolean())), (steps) => {
        const reported = new Reported(seeds, 256);
        const added = new Set<string>();
        for (const [id, one, adds] of steps) {
          expect(reported.has(id, one)).toBe(added.has(`${id} ${one}`));
          if (!adds) continue;
          reported.add(id, one);
          added.add(`${id} ${one}`);
        }
      }),
    );
  });

  it('forgets rather than grow, and says of nobody else that it was reported', () => {
    const reported = new Reported(seeds, 16);
    for (let user = 0; user < 100; user++) reported.add(`user-${user}`, user % 40);

    const known = Array.from({ length: 100 }, (_, user) => reported.has(`user-${user}`, user % 40));
    expect(known.filter(Boolean)).toHaveLength(16);
    for (let user = 0; user < 100; user++) expect(reported.has(`other-${user}`, user % 40)).toBe(false);
  });
});
