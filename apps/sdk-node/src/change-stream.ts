import { readMessages } from './event-stream.js';
import type { CompleteOptions } from './options.js';
import { retryAfterOf, type Server } from './server.js';
import { backOff, firstPauseMs, refusedMs, type Surroundings } from './surroundings.js';

/** A stream sends a sign of life at least so often. */
const silenceMs = 60_000;
/** One that lasted so long was no mishap: the next is tried soon. */
const steadyMs = 30_000;

export interface ChangeStreamUse {
  /** Where it is now; undefined while none is offered. */
  readonly url: () => string | undefined;
  /** Whether the server refuses the key, so that it is tried seldom. */
  readonly isRefused: () => boolean;
  /** Something may have changed: at each opening and end, and with each message, whose tag is given. */
  readonly changed: (tag?: string) => void;
}

/** The stream of changes, for as long as the client lives: it is opened again, with pauses, when it breaks. */
export class ChangeStream {
  private opened = false;
  private isStarted = false;
  private readonly stopping = new AbortController();

  constructor(
    private readonly options: Pick<CompleteOptions, 'pollIntervalMs'>,
    private readonly surroundings: Surroundings,
    private readonly server: Server,
    private readonly use: ChangeStreamUse,
  ) {}

  /** Whether it tells of changes now. */
  get isOpen(): boolean {
    return this.opened;
  }

  /** Does nothing the second time. */
  start(): void {
    if (this.isStarted) return;
    this.isStarted = true;
    void this.listenForEver();
  }

  stop(): void {
    this.isStarted = true;
    this.stopping.abort();
  }

  private async listenForEver(): Promise<void> {
    const { surroundings, stopping } = this;
    for (let failures = 0; !stopping.signal.aborted;) {
      const startedAt = surroundings.now();
      const retryAfterMs = await this.listenOnce();
      if (stopping.signal.aborted) return;
      failures = surroundings.now() - startedAt >= steadyMs ? 1 : failures + 1;
      await this.pause(Math.max(this.pauseMs(failures), retryAfterMs ?? 0));
    }
  }

  private pauseMs(failures: number): number {
    const isRefused = this.use.isRefused();
    return backOff(failures, {
      firstMs: isRefused ? refusedMs : firstPauseMs,
      limitMs: isRefused ? refusedMs : this.options.pollIntervalMs,
      random: () => this.surroundings.random(),
    });
  }

  private async pause(ms: number): Promise<void> {
    const { signal } = this.stopping;
    await new Promise<void>((resume) => {
      const cancel = this.surroundings.after(ms, () => (signal.removeEventListener('abort', end), resume()));
      const end = () => (cancel(), resume());
      signal.addEventListener('abort', end, { once: true });
    });
  }

  /** Until it ends. When to come again, if the server said so. */
  private async listenOnce(): Promise<number | undefined> {
    const url = this.use.url();
    if (url === undefined) return undefined;
    const ended = new AbortController();
    const end = () => ended.abort();
    this.stopping.signal.addEventListener('abort', end, { once: true });
    let cancel = this.surroundings.after(silenceMs, end);
    try {
      const stream = await this.server.listen(url, ended.signal);
      this.opened = true;
      // Something may have changed before this was heard.
      this.use.changed();
      for await (const message of readMessages(stream)) {
        cancel();
        cancel = this.surroundings.after(silenceMs, end);
        const told = message === undefined ? undefined : readRefetch(message);
        if (told !== undefined) this.use.changed(told.etag);
      }
    } catch (error) {
      // It broke, or could not be opened.
      return retryAfterOf(error);
    } finally {
      cancel();
      this.stopping.signal.removeEventListener('abort', end);
      this.close();
    }
    return undefined;
  }

  private close(): void {
    if (!this.opened) return;
    this.opened = false;
    this.use.changed();
  }
}

/** Undefined for messages of other kinds. */
function readRefetch(message: string): { etag: string | undefined } | undefined {
  try {
    const { type, etag } = JSON.parse(message) as { type?: unknown; etag?: unknown };
    return type === 'refetchEvaluation' ? { etag: typeof etag === 'string' ? etag : undefined } : undefined;
  } catch {
    return undefined;
  }
}
