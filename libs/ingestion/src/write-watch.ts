import { isRefusal } from '#libs/errors';

export interface WriteWatchOptions {
  /** Milliseconds of a clock that only goes up. */
  elapsed: () => number;
  /** So many refusals in a row are no accident. */
  tolerated?: number;
  /** How long a refusal counts: without visitors nothing is written, and so nothing shows that all is well again. */
  memoryMs?: number;
}

/**
 * Whether the database takes what is written. One that answers and refuses each write (a missing privilege, half a
 * migration) looks well to who only asks whether it is there.
 */
export class WriteWatch {
  private refusals = 0;
  private lastAt = 0;

  constructor(private readonly options: WriteWatchOptions) {}

  /** False after repeated refusals with no write between them. */
  get isWell(): boolean {
    const { elapsed, tolerated = 2, memoryMs = 10_000 } = this.options;
    return this.refusals <= tolerated || elapsed() - this.lastAt > memoryMs;
  }

  /** The outcome of a write, which is noted. */
  async over<T>(write: () => Promise<T>): Promise<T> {
    try {
      const result = await write();
      this.refusals = 0;
      return result;
    } catch (error) {
      if (isRefusal(error)) this.note();
      throw error;
    }
  }

  private note(): void {
    this.refusals++;
    this.lastAt = this.options.elapsed();
  }
}
