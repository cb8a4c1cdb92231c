import { describe, expect, it } from '@jest/globals';
import { axisOf, drawnRange, positionOf, sharedAxisOf } from './axis.js';

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

describe('sharedAxisOf', () => {
  it('has zero in its middle and cuts the few that are much wider than the rest', () => {
    const most = Array.from({ length: 9 }, (_, i) => ({ lower: -0.01 * i, upper: 0.08 }));
    const axis = sharedAxisOf([...most, { lower: -0.5, upper: 7.79 }]);

    expect(axis).toEqual({ from: -0.1, to: 0.1, ticks: [-0.1, 0, 0.1] });
    expect(drawnRange({ lower: -0.05, upper: 7.79 }, axis)).toEqual({
      left: 25,
      width: 75,
      isCutLeft: false,
      isCutRight: true,
    });
  });

  it('is there without anything to draw', () => {
    expect(sharedAxisOf([])).toEqual({ from: -0.01, to: 0.01, ticks: [-0.01, 0, 0.01] });
  });
});
