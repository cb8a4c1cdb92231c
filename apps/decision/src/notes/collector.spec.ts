import type { Pool } from 'pg';
import type { JobRunner } from '#libs/jobs';
import { Collector, type Collected } from './collector.js';

interface Tally {
  readonly place: string;
  readonly count: number;
}

const tallies: Collected<Tally> = {
  job: { name: 'tallies', fails: 'Tallies wait', works: 'Tallies are written.', everyMs: 1_000 },
  most: 2,
  name: ({ place }) => place,
  merge: (known, { count }) => ({ ...known, count: known.count + count }),
  statement: { name: 'tally', text: 'INSERT …' },
  row: ({ place, count }) => [place, count],
};

class Tallies extends Collector<Tally> {
  constructor(pool: Pool) {
    super(pool, {} as JobRunner, tallies);
  }

  add(place: string, count = 1): void {
    this.keep({ place, count });
  }
}

/** Over a database that records what is written, or refuses it. */
function begin() {
  const state = { isAway: false, written: [] as unknown[] };
  const query = ({ name, values }: { name: string; values: unknown[] }) => {
    if (state.isAway) return Promise.reject(new Error('away'));
    state.written.push([name, ...values]);
    return Promise.resolve({ rows: [] });
  };
  return { state, tallies: new Tallies({ query } as unknown as Pool) };
}

describe('Collector', () => {
  it('writes notes of one name as one row, each once, and nothing where there is none', async () => {
    const { state, tallies } = begin();
    tallies.add('a');
    tallies.add('b', 3);
    tallies.add('a', 2);
    await tallies.flush();
    await tallies.flush();
    expect(state.written).toEqual([['tally', ['a', 'b'], [3, 3]]]);
  });

  it('keeps what a silent database did not take, with what came meanwhile', async () => {
    const { state, tallies } = begin();
    tallies.add('a');
    state.isAway = true;
    await expect(tallies.flush()).rejects.toThrow('away');
    tallies.add('a', 4);
    state.isAway = false;
    await tallies.flush();
    expect(state.written).toEqual([['tally', ['a'], [5]]]);
  });

  it('has room for so many names; those that wait go on counting', async () => {
    const { state, tallies } = begin();
    for (const place of ['a', 'b', 'c', 'a']) tallies.add(place);
    await tallies.flush();
    expect(state.written).toEqual([['tally', ['a', 'b'], [2, 1]]]);
  });

  it('writes the rest when the process stops, which no failure keeps from stopping', async () => {
    const { state, tallies } = begin();
    tallies.add('a');
    state.isAway = true;
    await tallies.onApplicationShutdown();
    state.isAway = false;
    await tallies.onApplicationShutdown();
    expect(state.written).toEqual([['tally', ['a'], [1]]]);
  });
});
