import { Outage, type OutageLog } from './outage.js';

/** A fault that did not show for so long is over. */
const quietMs = 10_000;

/**
 * A fault of which only the failures are told, such as lost connections: logged at the first one and, with how many
 * more there were, when none has come for ten seconds.
 */
export class RecurringFault {
  private outage: Outage | undefined;
  private timer: NodeJS.Timeout | undefined;
  private more = 0;

  constructor(
    private readonly log: OutageLog,
    private readonly sentence: string,
  ) {}

  /** It has failed, once more perhaps. */
  tell(reason: unknown): void {
    if (this.outage) this.more++;
    this.outage ??= new Outage(this.log, this.sentence, '');
    this.outage.fail(reason);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.end(), quietMs).unref();
  }

  private end(): void {
    this.log.warn(`Over: ${this.sentence} (${this.more} more times).`);
    this.outage = undefined;
    this.more = 0;
  }
}
