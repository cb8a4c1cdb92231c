import { randomFillSync } from 'node:crypto';
import { EventIds } from './event-ids.js';

describe('EventIds', () => {
  it('gives different positive integers that a number can hold', () => {
    const ids = new EventIds(randomFillSync);

    const given = Array.from({ length: 2_000 }, () => ids.next());

    expect(new Set(given).size).toBe(2_000);
    expect(given.every((id) => Number.isSafeInteger(id) && id > 0)).toBe(true);
    expect(Math.max(...given)).toBeGreaterThan(2 ** 52);
  });

  it('passes over zero', () => {
    const ids = new EventIds((buffer) => {
      buffer.fill(0);
      buffer.writeUInt32LE(5, 24);
    });

    expect(ids.next()).toBe(5 * 2 ** 32);
  });
});
