import { explains } from './known-faults.js';
import type { OutageLog } from './outage.js';

/** A fault that did not show for so long is over. */
const quietMs = 60_000;

/**
 * A fault of which only the failures are told, such as lost connections: logged at the first one and, with how many
 * more there were, when none has come for a minute. What follows from a fault that the log tells of already is left out.
 */
export class RecurringFault {
  private isLogged = false;
  private isAsking = false;
  private timer: NodeJS.Timeout | undefined;
  private more = 0;

  constructor(
    private readonly log: OutageLog,
    private readonly sentence: string,
  ) {}

  /** It has failed, once more perhaps. */
  tell(reason: unknown): void {
    if (this.isLogged) return this.repeat();
    if (this.isAsking) return;
    const isExplained = explains(reason);
    if (isExplained instanceof Promise) void this.ask(isExplained, reason);
    else if (!isExplained) this.begin(reason);
  }

  private async ask(isExplained: Promise<boolean>, reason: unknown): Promise<void> {
    this.isAsking = true;
    const explained = await isExplained.catch(() => false);
    this.isAsking = false;
    if (!explained) this.begin(reason);
  }

  private begin(reason: unknown): void {
    this.isLogged = true;
    this.log.warn(`${this.sentence}: ${reason instanceof Error ? reason.message : String(reason)}`);
    this.wait();
  }

  private repeat(): void {
    this.more++;
    this.wait();
  }

  private wait(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.end(), quietMs).unref();
  }

  private end(): void {
    this.log.warn(`Over: ${this.sentence} (${this.more} more times).`);
    this.isLogged = false;
    this.more = 0;
  }
}
