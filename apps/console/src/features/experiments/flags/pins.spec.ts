import { describe, expect, it } from '@jest/globals';
import { readIds, withPins } from './pins.js';

describe('pinned end users', () => {
  it('are read from a list, each once', () => {
    expect(readIds('u1, u2\nu3;u1  customer:4\t\n')).toEqual(['u1', 'u2', 'u3', 'customer:4']);
    expect(readIds(' \n')).toEqual([]);
  });

  it('are in one variation each, the last one', () => {
    const pins = [
      { endUserId: 'u1', variationId: 1 },
      { endUserId: 'u2', variationId: 1 },
    ];

    expect(withPins(pins, ['u2', 'u3'], 2)).toEqual([
      { endUserId: 'u1', variationId: 1 },
      { endUserId: 'u2', variationId: 2 },
      { endUserId: 'u3', variationId: 2 },
    ]);
  });
});
