import { jest } from '@jest/globals';
import { JobQueue, JobRefused, type JobRequest, type QueueLimits } from './job-queue.js';

const limits: QueueLimits = { atOnce: 1, waiting: 10, ofOne: 10, patienceMs: 5_000 };

/** A queue, and the names of the jobs that it has begun, each of which goes on until it is ended. */
function watch(over: Partial<QueueLimits> = {}) {
  const queue = new JobQueue({ ...limits, ...over });
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const add = (name: string, request: Partial<JobRequest> = {}): Promise<string> =>
    queue
      .run(
        () => {
          begun.push(name);
          return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
        },
        { owner: 'one', ...request },
      )
      .catch((error: unknown) => (error instanceof JobRefused ? error.reason : 'failed'));
  const end = async (name: string): Promise<void> => {
    await settle();
    ends.get(name)!();
    await settle();
  };
  return { queue, begun, add, end };
}

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

describe('a queue of jobs', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('lets so many go on at a time and begins the others in order', async () => {
    const { begun, add, end } = watch({ atOnce: 2 });
    const done = ['a', 'b', 'c', 'd'].map((name) => add(name));

    await settle();
    expect(begun).toEqual(['a', 'b']);
    await end('b');
    expect(begun).toEqual(['a', 'b', 'c']);
    await end('c');
    await end('a');
    await end('d');

    expect(await Promise.all(done)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('gives the place on when a job fails', async () => {
    const { queue, begun, add } = watch();
    const failed = queue.run(() => Promise.reject(new Error('no')), { owner: 'one' });
    void add('next');

    await expect(failed).rejects.toThrow('no');
    await settle();

    expect(begun).toEqual(['next']);
  });

  it('takes owners in turns, however many jobs one of them has', async () => {
    const { begun, add, end } = watch();
    for (const name of ['a1', 'a2', 'a3', 'a4']) void add(name, { owner: 'a' });
    await end('a1');
    void add('b1', { owner: 'b' });
    void add('b2', { owner: 'b' });
    for (const name of ['a2', 'b1', 'a3', 'b2', 'a4']) await end(name);

    expect(begun).toEqual(['a1', 'a2', 'b1', 'a3', 'b2', 'a4']);
  });

  it('begins urgent jobs first', async () => {
    const { begun, add, end } = watch();
    for (const name of ['a', 'b', 'c']) void add(name);
    void add('urgent', { urgent: true, owner: 'other' });
    for (const name of ['a', 'urgent', 'b']) await end(name);

    expect(begun).toEqual(['a', 'urgent', 'b', 'c']);
  });

  it('lets one owner go on with fewer at a time than all may', async () => {
    const { begun, add, end } = watch({ atOnce: 3, atOnceOfOne: 2 });
    for (const name of ['a1', 'a2', 'a3']) void add(name, { owner: 'a' });
    void add('b1', { owner: 'b' });
    await settle();
    expect(begun).toEqual(['a1', 'a2', 'b1']);

    await end('b1');
    expect(begun).toEqual(['a1', 'a2', 'b1']);
    await end('a2');
    expect(begun).toEqual(['a1', 'a2', 'b1', 'a3']);
  });

  it('refuses an owner more than their share, and nobody else', async () => {
    const { begun, add, end } = watch({ ofOne: 2 });
    void add('a1', { owner: 'a' });
    void add('a2', { owner: 'a' });

    expect(await add('a3', { owner: 'a' })).toBe('share');
    void add('b1', { owner: 'b' });
    void add('urgent', { owner: 'a', urgent: true });
    await end('a1');
    void add('a4', { owner: 'a' });
    for (const name of ['urgent', 'b1', 'a2', 'a4']) await end(name);

    expect(begun).toEqual(['a1', 'urgent', 'b1', 'a2', 'a4']);
  });

  it('refuses what has no room to wait; for an urgent job the newest of the others gives way', async () => {
    const { begun, add, end } = watch({ waiting: 2 });
    void add('a');
    void add('b');
    const last = add('c');

    expect(await add('d')).toBe('full');
    void add('urgent', { urgent: true });
    expect(await last).toBe('full');
    void add('urgent too', { urgent: true });
    expect(await add('third', { urgent: true })).toBe('full');
    await end('a');

    expect(begun).toEqual(['a', 'urgent']);
  });

  it('refuses what has waited for too long', async () => {
    const { begun, add, end } = watch();
    const first = add('a');
    const late = add('b');

    const patient = add('c', { patienceMs: 20_000 });

    await jest.advanceTimersByTimeAsync(4_999);
    const later = add('d');
    await jest.advanceTimersByTimeAsync(1);
    expect(await late).toBe('late');
    for (const name of ['a', 'c', 'd']) await end(name);

    expect(await Promise.all([first, patient, later])).toEqual(['a', 'c', 'd']);
    expect(begun).toEqual(['a', 'c', 'd']);
  });

  it('drops a job that nobody waits for any more, unless it has begun', async () => {
    const { queue, begun, add, end } = watch();
    const [beginning, waiting, gone] = [new AbortController(), new AbortController(), AbortSignal.abort()];
    const first = add('a', { gone: beginning.signal });
    const dropped = add('b', { gone: waiting.signal });
    const last = add('c');

    expect(await add('d', { gone })).toBe('gone');
    beginning.abort();
    waiting.abort();
    expect(await dropped).toBe('gone');
    expect(queue.waitingCount).toBe(1);
    await end('a');
    await end('c');

    expect([await first, await last]).toEqual(['a', 'c']);
    expect(begun).toEqual(['a', 'c']);
  });

  it('refuses all that waits when it stops, and all that comes later', async () => {
    const { queue, add, end } = watch();
    const first = add('a');
    const second = add('b');

    queue.stop();
    expect(await second).toBe('stopped');
    expect(await add('c')).toBe('stopped');
    await end('a');

    expect(await first).toBe('a');
  });
});
