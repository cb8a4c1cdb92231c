import { type AllowanceRecall, freeShare, type Siblings } from '#libs/processes';
import { Allowance } from './allowance.js';

/** What this process may use of one limit that it shares with its siblings, minute by minute. */
export class SiblingAllowances {
  private current: Allowance | undefined;
  private readonly firstWindow: number;

  /**
   * @param limit its name; no other limit has it
   * @param size how much a minute it allows each name
   */
  constructor(
    private readonly siblings: Siblings,
    private readonly limit: string,
    private readonly size: number,
    window: number,
  ) {
    this.firstWindow = window;
  }

  /** Of the minute in which the process began nothing is free: one before it may have used that up. */
  of(window: number): Allowance {
    if (this.current?.window === window) return this.current;
    const free = window === this.firstWindow ? 0 : freeShare(this.size, this.siblings.seat.count);
    const { limit, size, siblings } = this;
    this.current = new Allowance(free, window, (request, apply) =>
      siblings.ask('allowance', { limit, size, ...request }, (more) => apply(more as number)),
    );
    return this.current;
  }

  /** What is used of an earlier minute does not matter any more. */
  recall({ window, name }: AllowanceRecall): number {
    const { current } = this;
    return current !== undefined && current.window > window ? 0 : this.of(window).recall(name);
  }
}

/** Gives back, on request of the one that shares them out, what is not used of any of these limits. */
export function answerRecalls(siblings: Siblings, limits: ReadonlyMap<string, SiblingAllowances>): void {
  siblings.on('recall', (body) => {
    const recall = body as AllowanceRecall;
    return limits.get(recall.limit)?.recall(recall) ?? 0;
  });
}
