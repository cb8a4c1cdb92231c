import { cycleThrough } from './rule-cycles.js';

const flags = (edges: Record<number, number[]>) =>
  new Map(
    Object.entries(edges).map(([id, to]) => [
      Number(id),
      { rules: [{ prerequisites: to.map((experimentId) => ({ experimentId, variationId: 1 })) }] },
    ]),
  );

describe('cycleThrough', () => {
  it('tells the way back, also of a flag that asks for itself', () => {
    expect(cycleThrough(1, 1, flags({ 1: [1] }))).toEqual([1, 1]);
    expect(cycleThrough(1, 2, flags({ 1: [2], 2: [3], 3: [1] }))).toEqual([1, 2, 3, 1]);
  });

  it('finds none in a chain, in a diamond, and where others go round', () => {
    expect(cycleThrough(1, 2, flags({ 1: [2, 3], 2: [4], 3: [4], 4: [] }))).toBeUndefined();
    expect(cycleThrough(1, 2, flags({ 1: [2], 2: [3], 3: [2] }))).toBeUndefined();
  });
});
