import fc from 'fast-check';
import { PassingItems } from './passing-items.js';

interface Item {
  readonly name: number;
  place: number;
}

const newItem = (name: number): Item => ({ name, place: -1 });

describe('PassingItems', () => {
  it('has what a set would have, whatever comes and goes', () => {
    const steps = fc.array(fc.record({ name: fc.nat({ max: 9 }), comes: fc.boolean() }), { maxLength: 60 });
    fc.assert(
      fc.property(steps, (all) => {
        const items = Array.from({ length: 10 }, (_, name) => newItem(name));
        const passing = new PassingItems<Item>();
        const expected = new Set<Item>();
        for (const { name, comes } of all) {
          const item = items[name]!;
          if (comes && !expected.has(item)) {
            passing.add(item);
            expected.add(item);
          } else if (!comes) {
            passing.delete(item);
            expected.delete(item);
          }
        }

        expect(passing.size).toBe(expected.size);
        expect(new Set(passing.take(() => true))).toEqual(expected);
        expect(passing.size).toBe(0);
      }),
    );
  });

  it('takes out those that are meant, and no others', () => {
    const passing = new PassingItems<Item>();
    for (let name = 0; name < 6; name++) passing.add(newItem(name));

    const taken = passing.take(({ name }) => name % 2 === 0);

    expect(taken.map(({ name }) => name)).toEqual([0, 2, 4]);
    const rest = passing.take(() => true).map(({ name }) => name);
    expect(rest.sort()).toEqual([1, 3, 5]);
  });
});
