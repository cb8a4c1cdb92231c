import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';

export interface DatabaseWatchOptions {
  pool: Pool;
  /** How long a statement may take before the database is asked whether it is there at all. */
  waitMs: number;
  /** How long that answer may take. */
  answerMs: number;
}

/** Tells a database that is slow, which is worth waiting for, from one that does not answer. */
export class DatabaseWatch {
  constructor(private readonly options: DatabaseWatchOptions) {}

  /**
   * The outcome of a statement. Meanwhile the database is asked from time to time whether it answers, and
   * `onSilence` is called, once, when it does not.
   */
  async over<T>(statement: Promise<T>, onSilence: () => void): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    let isOver = false;
    const askLater = () => {
      timer = setTimeout(() => void ask(), this.options.waitMs);
    };
    const ask = async () => {
      const answers = await this.answers();
      if (isOver) return;
      if (answers) askLater();
      else onSilence();
    };
    askLater();
    try {
      return await statement;
    } finally {
      isOver = true;
      clearTimeout(timer);
    }
  }

  private async answers(): Promise<boolean> {
    const answer = this.options.pool.query('SELECT 1').then(
      () => true,
      () => false,
    );
    return Promise.race([answer, sleep(this.options.answerMs, false, { ref: false })]);
  }
}
