/** Lets so much work go on at a time and the rest wait for its turn, first come, first served. */
export class TakingTurns {
  private readonly waiting: (() => void)[] = [];
  private running = 0;

  constructor(private readonly atATime: number) {}

  /** Does the work when its turn has come. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.atATime) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running++;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}
