import type { Pool } from 'pg';
import { minuteMs } from '#libs/durations';
import type { JobRunner } from '#libs/jobs';
import type { Clock } from '../clock.js';
import { TagSightings } from './tag-sightings.js';

/** Sightings over a database that records what is written, or refuses it. */
function begin() {
  const state = { now: 1_000_000, isAway: false, written: [] as [number, string][] };
  const query = ({ name, values }: { name: string; values: unknown[][] }) => {
    if (state.isAway) return Promise.reject(new Error('away'));
    const [projectIds = [], origins = []] = values as [number[], string[]];
    if (name === 'note-tags')
      state.written.push(...projectIds.map((id, index): [number, string] => [id, origins[index]!]));
    return Promise.resolve({ rows: [] });
  };
  const clock = { now: () => state.now } as unknown as Clock;
  const sightings = new TagSightings({ query } as unknown as Pool, clock, {} as JobRunner);
  const note = (origin: string | undefined, more = {}) =>
    sightings.note({ projectId: 1, origin, isRefused: false, ...more });
  return { state, sightings, note };
}

describe('TagSightings', () => {
  it('writes a new origin at once, and one that goes on asking once a minute', async () => {
    const { state, sightings, note } = begin();
    for (let second = 0; second < 130; second++) {
      note('https://shop.example');
      await sightings.flush();
      state.now += 1_000;
    }
    expect(state.written).toHaveLength(3);
  });

  it('tells within the minute that an origin is refused or allowed now, and that a preview was shown', async () => {
    const { state, sightings, note } = begin();
    note('https://shop.example');
    await sightings.flush();
    note('https://shop.example', { isRefused: true });
    await sightings.flush();
    note('https://shop.example', { isRefused: false, isPreview: true });
    await sightings.flush();
    expect(state.written).toHaveLength(3);
  });

  it.each([
    undefined,
    'shop.example',
    'https://shop.example/page',
    'https://a b',
    `https://${'a'.repeat(300)}`,
  ])('leaves out %s, which is no origin', async (origin) => {
    const { state, sightings, note } = begin();
    note(origin);
    await sightings.flush();
    expect(state.written).toEqual([]);
  });

  it('takes no more made-up origins than a project can have, and makes room once they are silent', async () => {
    const { state, sightings, note } = begin();
    for (let made = 0; made < 1_000; made++) note(`https://made-up-${made}.example`);
    note('https://other.example', { projectId: 2 });
    await sightings.flush();
    expect(state.written).toHaveLength(51);

    state.now += minuteMs;
    await sightings.flush();
    note('https://shop.example');
    await sightings.flush();
    expect(state.written.at(-1)).toEqual([1, 'https://shop.example']);
  });

  it('tries again what a silent database did not take, and writes the rest when it stops', async () => {
    const { state, sightings, note } = begin();
    note('https://shop.example');
    state.isAway = true;
    await expect(sightings.flush()).rejects.toThrow('away');
    state.isAway = false;
    await sightings.flush();
    note('https://shop.example');
    await sightings.onApplicationShutdown();
    expect(state.written).toHaveLength(2);
  });
});
