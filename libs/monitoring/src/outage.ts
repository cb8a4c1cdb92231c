/** Where the two lines of an outage go. */
export interface OutageLog {
  warn(line: string): void;
}

/**
 * A fault that is logged when it begins and when it ends, however often it shows in between.
 *
 * The end is a warning too: a reader who saw the fault has to see that it is over.
 */
export class Outage {
  private present = false;

  /**
   * @param log where both lines go
   * @param begins what the first line says before the reason
   * @param ends what the last line says
   */
  constructor(
    private readonly log: OutageLog,
    private readonly begins: string,
    private readonly ends: string,
  ) {}

  get isPresent(): boolean {
    return this.present;
  }

  /** It fails. */
  fail(reason: unknown): void {
    if (this.present) return;
    this.present = true;
    this.log.warn(`${this.begins}: ${reason instanceof Error ? reason.message : String(reason)}`);
  }

  /** It works. */
  recover(): void {
    if (!this.present) return;
    this.present = false;
    this.log.warn(this.ends);
  }
}
