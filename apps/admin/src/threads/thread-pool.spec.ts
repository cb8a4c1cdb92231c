import { join } from 'node:path';
import { jest } from '@jest/globals';
import { JobRefused } from './job-queue.js';
import { JobTooLong, ThreadPool, type ThreadPoolOptions } from './thread-pool.js';

interface Job {
  kind: 'echo' | 'hang' | 'fail' | 'niceness';
  value?: unknown;
}

const file = join(import.meta.dirname, 'testing/thread-work.mjs');
const owner = 'one';

function open(over: Partial<ThreadPoolOptions> = {}): ThreadPool<Job, unknown> {
  return new ThreadPool({
    ...{ file, threads: 1, niceness: 7, deadlineMs: 60_000, endsWhenGone: false },
    limits: { waiting: 10, ofOne: 10, patienceMs: 60_000 },
    ...over,
  });
}

describe('a pool of threads', () => {
  let pool: ThreadPool<Job, unknown>;

  afterEach(async () => {
    jest.useRealTimers();
    await pool.stop();
  });

  it('hands jobs over as plain data, and results and errors back', async () => {
    pool = open();
    const value = { at: new Date(0), rows: new Map([['a', [1, null]]]) };

    expect(await pool.run({ kind: 'echo', value }, { owner })).toEqual(value);
    await expect(pool.run({ kind: 'fail', value: 'no' }, { owner })).rejects.toThrow('no');
  });

  it('steps behind the event loop', async () => {
    pool = open();
    const { main, thread } = (await pool.run({ kind: 'niceness' }, { owner })) as Record<string, number>;

    expect(thread).toBe(process.platform === 'linux' ? Math.min(19, main! + 7) : main);
  });

  it('ends a job at its deadline, and a new thread does the next one', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'performance'] });
    pool = open({ deadlineMs: 30_000 });
    const late = pool.run({ kind: 'hang' }, { owner });
    const next = pool.run({ kind: 'echo', value: 'served' }, { owner });
    const outcome = expect(late).rejects.toThrow(JobTooLong);

    await jest.advanceTimersByTimeAsync(30_000);
    await outcome;

    expect(await next).toBe('served');
  });

  it('ends a job that nobody waits for any more, where it is told so', async () => {
    pool = open({ endsWhenGone: true });
    const client = new AbortController();
    const job = pool.run({ kind: 'hang' }, { owner, gone: client.signal });
    const next = pool.run({ kind: 'echo', value: 'served' }, { owner });

    client.abort();

    await expect(job).rejects.toThrow(JobRefused);
    expect(await next).toBe('served');
  });

  it('stops in spite of a job that hangs', async () => {
    pool = open();
    const job = pool.run({ kind: 'hang' }, { owner });
    const waiting = pool.run({ kind: 'echo' }, { owner });
    const outcomes = Promise.allSettled([job, waiting]);

    await pool.stop();

    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
