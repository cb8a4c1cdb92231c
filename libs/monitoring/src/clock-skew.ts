import { Injectable, Logger } from '@nestjs/common';
import { Monitoring } from './monitoring.js';
import { Outage } from './outage.js';

/** From here on a clock is wrong, not just read at another moment. */
const largeMs = 5_000;

/** A question that took so long tells nothing of a clock. */
const longestQuestionMs = 2_000;

/** How far the clock of this process and that of the database are apart. */
@Injectable()
export class ClockSkew {
  private skewMs = 0;
  private found = 0;
  private readonly outage = new Outage(
    new Logger('clock'),
    'The clock of this machine and that of the database are apart, assignments get the time of the database',
    'The clock of this machine and that of the database agree again.',
  );

  constructor(monitoring: Monitoring) {
    monitoring.add({
      name: 'abtesting_clock_skew_seconds',
      help: 'By how much the clock of the database is ahead of the clock of this process; negative when it is behind.',
      kind: 'gauge',
      read: () => this.seconds,
    });
    monitoring.add({
      name: 'abtesting_clock_skew_found_total',
      help: 'How often the two clocks were found more than five seconds apart.',
      kind: 'counter',
      read: () => this.found,
    });
  }

  /** By how much the clock of the database is ahead. */
  get seconds(): number {
    return Math.round(this.skewMs) / 1_000;
  }

  /** Whether the difference is more than five seconds. */
  get isLarge(): boolean {
    return Math.abs(this.skewMs) > largeMs;
  }

  /** What to add to the time of this process: nothing, or what makes it the database's when the two are far apart. */
  get correctionMs(): number {
    return this.isLarge ? Math.round(this.skewMs) : 0;
  }

  /**
   * Compares the database's time with that of the middle of the question.
   *
   * @param askDatabase its time in milliseconds since 1970
   */
  async measure(
    askDatabase: () => Promise<number>,
    now: () => number = Date.now,
    elapsed: () => number = () => performance.now(),
  ): Promise<void> {
    const [before, started] = [now(), elapsed()];
    const theirs = await askDatabase();
    const tookMs = elapsed() - started;
    if (!Number.isFinite(theirs) || tookMs > longestQuestionMs) return;
    this.skewMs = theirs - (before + tookMs / 2);
    if (!this.isLarge) return this.outage.recover();
    this.found++;
    this.outage.fail(`${this.seconds} seconds.`);
  }
}
