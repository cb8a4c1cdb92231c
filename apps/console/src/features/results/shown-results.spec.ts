import { describe, expect, it } from '@jest/globals';
import { shownBy } from './shown-results.js';

describe('what an address shows of results', () => {
  it.each([
    ['from=2026-11-01&to=2026-11-01', '2026-11-01', '2026-11-01'],
    ['to=2026-11-01', '', '2026-11-01'],
    ['from=2026-11-02&to=2026-11-01', '2026-11-02', ''],
    ['from=0202-11-02&to=2026-11-01', '', '2026-11-01'],
    ['from=soon&to=later', '', ''],
  ])('reads the days of %p', (address, from, to) => {
    expect(shownBy(new URLSearchParams(address))).toMatchObject({ from, to });
  });
});
