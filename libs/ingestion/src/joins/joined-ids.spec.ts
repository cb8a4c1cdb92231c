import type { Pool } from 'pg';
import { hourMs } from '#libs/durations';
import { JoinedIds } from './joined-ids.js';

/** A database that answers when it is told to. */
class SlowPool {
  readonly asked: string[] = [];
  private readonly waiting: (() => void)[] = [];

  query({ name }: { name: string }): Promise<{ rows: object[] }> {
    this.asked.push(name);
    return new Promise((resolve) => this.waiting.push(() => resolve({ rows: [] })));
  }

  /** Answers what is asked, and what is asked after that, until `looks` have been made. */
  async answer(looks: number): Promise<void> {
    while (this.waiting.length > 0 || this.looks < looks) {
      this.waiting.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  get looks(): number {
    return this.asked.filter((name) => name === 'select-joined-ids').length;
  }
}

const open = (pool: SlowPool) =>
  // No test waits for a rest: it would take an hour.
  new JoinedIds({ pool: pool as unknown as Pool, seeds: [1, 2], restMs: hourMs });

describe('JoinedIds.refresh', () => {
  it('looks once at a time, and rests before the next look unless somebody waits for it', async () => {
    const pool = new SlowPool();
    const joined = open(pool);
    const first = joined.refresh(1);
    const second = joined.refresh(1);
    expect(joined.refresh(1)).toBe(second);
    await pool.answer(1);
    await first;
    expect(pool.looks).toBe(1);

    const hurried = joined.refresh(1, true);
    expect(hurried).toBe(second);
    await pool.answer(2);
    await hurried;
    expect(pool.looks).toBe(2);
  });

  it('begins the next look at once for who waits while one is under way', async () => {
    const pool = new SlowPool();
    const joined = open(pool);
    const first = joined.refresh(1);
    const next = joined.refresh(1, true);
    expect(next).not.toBe(first);
    await pool.answer(2);
    await Promise.all([first, next]);
    expect(pool.looks).toBe(2);
  });
});
