import { RestartDelays } from './restart-delays.js';

describe('RestartDelays', () => {
  it('waits longer for each process that ended soon, up to half a minute', () => {
    const delays = new RestartDelays();

    expect([1, 2, 3, 4].map(() => delays.next(5))).toEqual([100, 200, 400, 800]);
    for (let more = 0; more < 20; more++) delays.next(undefined);
    expect(delays.next(5)).toBe(30_000);
  });

  it('begins again after one that served for a minute', () => {
    const delays = new RestartDelays();
    delays.next(5);
    delays.next(5);

    expect(delays.next(60_000)).toBe(100);
    expect(delays.next(5)).toBe(100);
  });

  it('gives up hope after five in a row that never served', () => {
    const delays = new RestartDelays();
    for (let ends = 0; ends < 4; ends++) delays.next(undefined);
    expect(delays.isHopeless).toBe(false);
    delays.next(undefined);
    expect(delays.isHopeless).toBe(true);
    delays.next(5);
    expect(delays.isHopeless).toBe(false);
  });
});
