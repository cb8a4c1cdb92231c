import { EndUserIds } from './end-user-ids.js';

describe('EndUserIds', () => {
  it('makes different integers from 2^32 to 2^53-1', () => {
    const ids = new EndUserIds();

    const made = Array.from({ length: 5_000 }, () => ids.next());

    expect(made.every((id) => Number.isSafeInteger(id) && id >= 2 ** 32)).toBe(true);
    expect(new Set(made).size).toBe(made.length);
  });

  it('uses the whole range', () => {
    const ids = new EndUserIds();

    const made = Array.from({ length: 5_000 }, () => ids.next());

    const upperHalf = made.filter((id) => id >= 2 ** 52).length;
    expect(upperHalf).toBeGreaterThan(2_200);
    expect(upperHalf).toBeLessThan(2_800);
    expect(made.filter((id) => id % 2 === 0).length).toBeGreaterThan(2_200);
  });
});
