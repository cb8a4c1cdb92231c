import { summarizeQuantile } from '#libs/statistics';
import { DayValuesBuilder, summarizeDays } from './day-values.js';

const at = (built: ReturnType<DayValuesBuilder['build']>, day: number, users: number) =>
  summarizeDays({ q: 0.5, variationId: 1, version: 0, values: [built], days: [{ day, users }] })[0]!.summary;

describe('summarizeDays', () => {
  it('is made of the values that stand at the end of a day, by end user', () => {
    const builder = new DayValuesBuilder();
    builder.add([
      { day: 1, values: [] },
      { day: 2, values: [5] },
      { day: 4, values: [5, 7, 1] },
    ]);
    builder.add([
      { day: 2, values: [2] },
      { day: 3, values: [9] },
    ]);
    const built = builder.build(1, 1);
    const of = (...users: number[][]) =>
      summarizeQuantile(
        { values: Float64Array.from(users.flat()), counts: users.map(({ length }) => length), users: 3 },
        0.5,
      );

    expect(at(built, 1, 3)).toEqual(of([], []));
    expect(at(built, 2, 3)).toEqual(of([5], [2]));
    expect(at(built, 3, 3)).toEqual(of([5], [9]));
    expect(at(built, 9, 3)).toEqual(of([5, 7, 1], [9]));
  });
});
