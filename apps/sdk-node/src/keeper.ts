import type { ReaderDatafile } from '#libs/evaluation';
import { DiskCopy } from './disk-copy.js';
import { readMessages } from './event-stream.js';
import { load, type Loaded } from './loaded.js';
import type { CompleteOptions } from './options.js';
import { type Answer, detailOf, type Server } from './server.js';
import { backOff, type Surroundings } from './surroundings.js';

/**
 * `starting`: no datafile yet; `ready`: it is as fresh as can be; `stale`: the server cannot be reached; `error`: it
 * refuses the key. What is known is used in each of them.
 */
export type Status = 'starting' | 'ready' | 'stale' | 'error';

export type StatusListener = (status: Status, changed: boolean) => void;

const firstPauseMs = 500;
/** A revoked key comes back seldom. */
const refusedMs = 60_000;
/** How many times less often is looked while the stream tells of changes. */
const streamFactor = 10;
/** A stream sends a sign of life at least so often. */
const silenceMs = 60_000;

/** Holds the datafile: fetched at the start, kept fresh by the stream, and by looking while that is away. */
export class Keeper {
  private current: Loaded | undefined;
  private etag: string | undefined;
  private state: Status = 'starting';
  private fetching: Promise<void> | undefined;
  private again = false;
  private failures = 0;
  private cancelPoll: (() => void) | undefined;
  private readonly disk: DiskCopy | undefined;
  private readonly stopping = new AbortController();
  private isStreaming = false;
  private listening = false;
  private readonly listeners = new Set<StatusListener>();
  private readonly told = new Set<string>();
  readonly started: Promise<void>;

  constructor(
    private readonly options: CompleteOptions,
    private readonly surroundings: Surroundings,
    private readonly server: Server,
  ) {
    const { datafilePath } = options;
    this.disk =
      datafilePath === undefined ? undefined : new DiskCopy(datafilePath, () => surroundings.newId());
    this.started = this.start();
  }

  /** Undefined before the first one is there. */
  get loaded(): Loaded | undefined {
    return this.current;
  }

  get status(): Status {
    return this.state;
  }

  /** Calls back with each change of the status and of the datafile; what it returns ends that. */
  listen(listener: StatusListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Looks for a newer datafile now. Never rejects. */
  refresh(): Promise<void> {
    if (this.stopping.signal.aborted) return Promise.resolve();
    if (this.fetching) {
      // What changed meanwhile may not be in it.
      this.again = true;
      return this.fetching;
    }
    this.cancelPoll?.();
    this.cancelPoll = undefined;
    return (this.fetching = this.fetchAll().finally(() => {
      this.fetching = undefined;
      this.schedulePoll();
    }));
  }

  stop(): void {
    this.stopping.abort();
    this.cancelPoll?.();
    this.listeners.clear();
  }

  private async start(): Promise<void> {
    const kept = await this.disk?.read();
    // Whatever the server has is as new as what was kept.
    if (kept !== undefined && this.current === undefined) this.take(kept as ReaderDatafile, undefined);
    await this.refresh();
  }

  private async fetchAll(): Promise<void> {
    do {
      this.again = false;
      await this.fetchOnce();
    } while (this.again && !this.stopping.signal.aborted);
  }

  private async fetchOnce(): Promise<void> {
    let answer: Answer;
    try {
      const tag: Record<string, string> = this.etag === undefined ? {} : { 'if-none-match': this.etag };
      answer = await this.server.get('/api/datafile', tag);
    } catch (error) {
      this.fail('stale', (error as Error).message);
      return;
    }
    if (this.stopping.signal.aborted) return;
    if (answer.status === 304) this.succeed(false);
    else if (answer.status === 200) this.accept(answer);
    else this.fail([401, 403, 404].includes(answer.status) ? 'error' : 'stale', detailOf(answer));
  }

  private accept({ text, etag }: Answer): void {
    let isTaken: boolean;
    try {
      isTaken = this.take(JSON.parse(text) as ReaderDatafile, etag ?? undefined);
    } catch {
      this.fail('stale', 'The datafile is no JSON.');
      return;
    }
    if (isTaken) {
      this.disk
        ?.write(text)
        .catch((error: Error) => this.tell(`The datafile cannot be kept: ${error.message}`));
    }
    this.succeed(isTaken);
    this.listenToChanges();
  }

  /** Whether it replaces the one that is there, which an older one never does. */
  private take(read: ReaderDatafile, etag: string | undefined): boolean {
    let loaded: Loaded;
    try {
      loaded = load(read, this.options.hmacSalt);
    } catch (error) {
      this.tell(`The datafile cannot be read: ${(error as Error).message}`);
      return false;
    }
    if (this.current !== undefined && loaded.revision < this.current.revision) return false;
    this.current = loaded;
    this.etag = etag;
    for (const warning of loaded.warnings) this.tell(warning);
    return true;
  }

  private succeed(changed: boolean): void {
    this.failures = 0;
    this.told.clear();
    this.become(this.current === undefined ? 'starting' : 'ready', changed);
  }

  private fail(status: 'stale' | 'error', why: string): void {
    this.failures++;
    this.tell(`The datafile cannot be fetched: ${why}`);
    this.become(status === 'stale' && this.current === undefined ? 'starting' : status, false);
  }

  private become(status: Status, changed: boolean): void {
    const isNew = status !== this.state;
    this.state = status;
    if (isNew || changed) for (const listener of [...this.listeners]) listener(status, changed);
  }

  /** The same sentence once until all is well again. */
  private tell(sentence: string): void {
    if (this.told.has(sentence)) return;
    this.told.add(sentence);
    this.options.onError(new Error(sentence));
  }

  private schedulePoll(): void {
    if (this.stopping.signal.aborted || this.cancelPoll !== undefined) return;
    this.cancelPoll = this.surroundings.after(this.pauseMs(), () => {
      this.cancelPoll = undefined;
      void this.refresh();
    });
  }

  private pauseMs(): number {
    const { pollIntervalMs } = this.options;
    const random = () => this.surroundings.random();
    if (this.failures > 0) {
      const limitMs = this.state === 'error' ? refusedMs : pollIntervalMs;
      return backOff(this.failures, {
        firstMs: this.state === 'error' ? refusedMs : firstPauseMs,
        limitMs,
        random,
      });
    }
    // Joins are told by no stream.
    const isTold = this.isStreaming && this.current?.joined === undefined;
    return pollIntervalMs * (isTold ? streamFactor : 1) * (0.9 + random() * 0.2);
  }

  private listenToChanges(): void {
    if (!this.options.stream || this.listening || this.current?.streamUrl === undefined) return;
    this.listening = true;
    void this.listenForEver();
  }

  private async listenForEver(): Promise<void> {
    const { surroundings, stopping } = this;
    const random = () => surroundings.random();
    for (let failures = 0; !stopping.signal.aborted;) {
      const wasHeard = await this.listenOnce();
      if (stopping.signal.aborted) return;
      failures = wasHeard ? 1 : failures + 1;
      if (wasHeard) void this.refresh();
      const pauseMs = backOff(failures, {
        firstMs: firstPauseMs,
        limitMs: this.options.pollIntervalMs,
        random,
      });
      await new Promise<void>((resume) => {
        const cancel = surroundings.after(pauseMs, resume);
        stopping.signal.addEventListener('abort', () => (cancel(), resume()), { once: true });
      });
    }
  }

  /** Whether anything was heard before it ended. */
  private async listenOnce(): Promise<boolean> {
    const url = this.current?.streamUrl;
    if (url === undefined) return false;
    const ended = new AbortController();
    const end = () => ended.abort();
    this.stopping.signal.addEventListener('abort', end, { once: true });
    let cancel = this.surroundings.after(silenceMs, end);
    try {
      const stream = await this.server.listen(url, ended.signal);
      this.isStreaming = true;
      // Something may have changed before this was heard.
      void this.refresh();
      for await (const message of readMessages(stream)) {
        cancel();
        cancel = this.surroundings.after(silenceMs, end);
        if (message !== undefined && isRefetch(message)) void this.refresh();
      }
    } catch {
      // The stream ended, or could not be opened.
    } finally {
      cancel();
      this.stopping.signal.removeEventListener('abort', end);
    }
    const wasHeard = this.isStreaming;
    this.isStreaming = false;
    return wasHeard;
  }
}

function isRefetch(message: string): boolean {
  try {
    return (JSON.parse(message) as { type?: unknown }).type === 'refetchEvaluation';
  } catch {
    return false;
  }
}
