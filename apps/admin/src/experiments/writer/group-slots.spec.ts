import { largestGap, layOut, sizeOf } from './group-slots.js';

describe('layOut', () => {
  it('puts slots one after the other without rounding errors', () => {
    expect(layOut([33.33, 33.33, 33.34])).toEqual([
      { from: 0, to: 33.33 },
      { from: 33.33, to: 66.66 },
      { from: 66.66, to: 100 },
    ]);
  });
});

describe('largestGap', () => {
  it.each([
    [[], { from: 0, to: 100 }],
    [[{ from: 0, to: 100 }], undefined],
    [[{ from: 0, to: 40 }], { from: 40, to: 100 }],
    [[{ from: 60, to: 100 }], { from: 0, to: 60 }],
    [
      [
        { from: 70, to: 80 },
        { from: 10, to: 20 },
      ],
      { from: 20, to: 70 },
    ],
    [[{ from: 25, to: 75 }], { from: 0, to: 25 }],
  ])('of %j is %j', (taken, gap) => {
    expect(largestGap(taken)).toEqual(gap);
  });
});

describe('sizeOf', () => {
  it('is exact to the hundredth', () => {
    expect(sizeOf({ from: 33.33, to: 66.66 })).toBe(33.33);
  });
});
