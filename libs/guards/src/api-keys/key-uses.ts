export interface KeyUsesOptions {
  /** Stores the time of the last use (milliseconds since 1970) of each key. */
  write: (uses: ReadonlyMap<number, number>) => Promise<void>;
  onError?: (error: Error) => void;
  /** The least time between two writes. */
  everyMs?: number;
}

/** A first use is written that late, so that those of one moment go together. */
const gatherMs = 50;

/** Collects when keys were used and stores it in one statement every few seconds, never one a request. */
export class KeyUses {
  private uses = new Map<number, number>();
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();
  private writtenAt = -Infinity;

  constructor(private readonly options: KeyUsesOptions) {}

  note(keyId: number, at: number): void {
    this.uses.set(keyId, at);
    this.timer ??= this.schedule();
  }

  /** Stores what there is, now; what cannot be stored is kept for the next time. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.writing = this.writing.then(() => this.write());
    await this.writing;
  }

  private schedule(): NodeJS.Timeout {
    const { everyMs = 3_000 } = this.options;
    const dueMs = this.writtenAt + everyMs - performance.now();
    const timer = setTimeout(() => void this.flush(), Math.max(gatherMs, dueMs));
    return timer.unref();
  }

  private async write(): Promise<void> {
    const { uses } = this;
    if (uses.size === 0) return;
    this.uses = new Map();
    this.writtenAt = performance.now();
    try {
      await this.options.write(uses);
    } catch (error) {
      this.options.onError?.(error as Error);
      this.uses = new Map([...uses, ...this.uses]);
      this.timer ??= this.schedule();
    }
  }
}
