import { explains } from './known-faults.js';

/** Where the two lines of an outage go. */
export interface OutageLog {
  warn(line: string): void;
}

export interface OutageOptions {
  /** Whether it is a dependency's own outage, which explains others and is explained by none. */
  readonly isOwn?: boolean;
}

/**
 * A fault that is logged when it begins and when it ends, however often it shows in between.
 *
 * What only follows from a fault that the log tells of already is not logged: a database that is unavailable makes one line,
 * not one for each task that meets it. It is once it goes on by itself.
 *
 * The end is a warning too: a reader who saw the fault has to see that it is over.
 */
export class Outage {
  private present = false;
  private isLogged = false;
  private isAsking = false;

  /**
   * @param log where both lines go
   * @param begins what the first line says before the reason
   * @param ends what the last line says
   */
  constructor(
    private readonly log: OutageLog,
    private readonly begins: string,
    private readonly ends: string,
    private readonly options: OutageOptions = {},
  ) {}

  get isPresent(): boolean {
    return this.present;
  }

  /** It fails. */
  fail(reason: unknown): void {
    this.present = true;
    if (this.isLogged || this.isAsking) return;
    const isExplained = !this.options.isOwn && explains(reason);
    if (isExplained instanceof Promise) void this.ask(isExplained, reason);
    else if (!isExplained) this.begin(reason);
  }

  /** It works. */
  recover(): void {
    this.present = false;
    if (!this.isLogged) return;
    this.isLogged = false;
    this.log.warn(this.ends);
  }

  private async ask(isExplained: Promise<boolean>, reason: unknown): Promise<void> {
    this.isAsking = true;
    const explained = await isExplained.catch(() => false);
    this.isAsking = false;
    if (this.present && !explained) this.begin(reason);
  }

  private begin(reason: unknown): void {
    this.isLogged = true;
    this.log.warn(`${this.begins}: ${reason instanceof Error ? reason.message : String(reason)}`);
  }
}
