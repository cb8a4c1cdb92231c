import { ExpiringSet } from './expiring-set.js';

describe('ExpiringSet', () => {
  it('forgets a value after its lifetime', () => {
    let now = 0;
    const set = new ExpiringSet(10, 100, () => now);
    set.add(1);

    now = 99;
    expect(set.has(1)).toBe(true);

    now = 100;
    expect(set.has(1)).toBe(false);
  });

  it('forgets the oldest value when it is full', () => {
    const set = new ExpiringSet(2, 100, () => 0);

    for (const value of [1, 2, 3]) set.add(value);

    expect([1, 2, 3].map((value) => set.has(value))).toEqual([false, true, true]);
  });

  it('forgets what it is told to', () => {
    const set = new ExpiringSet(10, 100, () => 0);
    set.add(1);
    set.add(2);

    set.delete(1);
    expect([1, 2].map((value) => set.has(value))).toEqual([false, true]);

    set.clear();
    expect(set.has(2)).toBe(false);
  });
});
