import { keptIn, lastIn } from './kept-texts.js';

// As PostgreSQL writes jsonb: shorter keys first.
const amounts =
  '{"4": ["1", "0", "0", "0", 2], "7": ["0", "0", "0", "0", 0, 0, 0, [42.25, 121]], ' +
  '"14": ["2", "0", "0", "0", 0, 0, 0, [], [["t]\\\\", "t\\"4\\": [\\"9\\"]", "t], \\"last\\": [1, 2]"]]], "last": [1796054261995, 7], "10000": ["3"]}';

describe('keptIn', () => {
  it.each([4, 7, 14, 10000])('takes out what a reader of JSON finds for metric %s', (metricId) => {
    const whole = JSON.parse(amounts) as Record<string, unknown>;
    expect(JSON.parse(keptIn(amounts, metricId)!)).toEqual(whole[metricId]);
  });

  it('finds nothing of other metrics, whatever stands in texts', () => {
    expect(keptIn(amounts, 9)).toBeUndefined();
    expect(keptIn(amounts, 1)).toBeUndefined();
    expect(keptIn('{}', 4)).toBeUndefined();
  });
});

describe('lastIn', () => {
  it('takes out what stands beside the amounts, and nothing where there is none', () => {
    expect(lastIn(amounts)).toEqual([1796054261995, 7]);
    expect(lastIn('{"4": ["1"]}')).toBeUndefined();
  });
});
