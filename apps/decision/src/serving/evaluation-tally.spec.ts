import { EvaluationTally } from './evaluation-tally.js';

describe('EvaluationTally', () => {
  it('counts by position, tells the first count after each taking, and begins again', () => {
    const tally = new EvaluationTally(1, [10, 20, 30]);

    expect(tally.add([{ position: 0 }, { position: 2 }])).toBe(true);
    expect(tally.add([{ position: 2 }])).toBe(false);
    expect(tally.take()).toEqual([
      [10, 1],
      [30, 2],
    ]);
    expect(tally.take()).toEqual([]);
    expect(tally.add([{ position: 1 }])).toBe(true);
    expect(tally.take()).toEqual([[20, 1]]);
  });
});
