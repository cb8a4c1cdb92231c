import { describe, expect, it } from '@jest/globals';
import { axisOf, positionOf } from './axis.js';

describe('axisOf', () => {
  it.each([
    [[0.012, 1.08], 0, 1.2],
    [[-0.05, 0.02], -0.06, 0.02],
    [[], -0.01, 0.01],
    [[-7, 40], -1, 3],
  ])('holds zero and %j between round ticks', (values, from, to) => {
    const axis = axisOf(values);

    expect(axis.from).toBeLessThanOrEqual(from);
    expect(axis.to).toBeGreaterThanOrEqual(to);
    expect(axis.ticks.length).toBeLessThanOrEqual(8);
    expect(axis.ticks).toContain(0);
  });

  it('puts what runs out of the picture at its edge', () => {
    const axis = axisOf([-0.5, 0.5]);

    expect([positionOf(-9, axis), positionOf(0, axis), positionOf(9, axis)]).toEqual([0, 50, 100]);
  });
});
