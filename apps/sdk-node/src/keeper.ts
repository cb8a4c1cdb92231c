import type { ReaderDatafile } from '#libs/evaluation';
import { ChangeStream } from './change-stream.js';
import { DiskCopy } from './disk-copy.js';
import { load, type Loaded } from './loaded.js';
import type { CompleteOptions } from './options.js';
import { type Answer, detailOf, type Server } from './server.js';
import { backOff, firstPauseMs, refusedMs, type Surroundings } from './surroundings.js';

/**
 * `starting`: no datafile yet; `ready`: it is as fresh as can be; `stale`: the server cannot be reached; `error`: it
 * refuses the key. What is known is used in each of them.
 */
export type Status = 'starting' | 'ready' | 'stale' | 'error';

export type StatusListener = (status: Status, changed: boolean) => void;

/** How many times less often is looked while the stream is open: for the first of what no stream tells. */
const streamFactor = 10;
/** A server that has had an older datafile for so long was restored from a backup; one that lags is behind by seconds. */
const restoredMs = 300_000;

/** Holds the datafile: fetched at the start, kept fresh by the stream, and by looking while that is away. */
export class Keeper {
  private current: Loaded | undefined;
  private etag: string | undefined;
  private state: Status = 'starting';
  private fetching: Promise<void> | undefined;
  private again = false;
  /** The newest tag that the stream has told. */
  private heard: string | undefined;
  private failures = 0;
  private cancelPoll: (() => void) | undefined;
  private readonly disk: DiskCopy | undefined;
  /** Since when every answer has been older than what is there. */
  private olderSince: number | undefined;
  private isStopped = false;
  private readonly stream: ChangeStream;
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
    this.stream = new ChangeStream(options, surroundings, server, {
      url: () => this.current?.streamUrl,
      isRefused: () => this.state === 'error',
      changed: (tag) => {
        this.heard = tag ?? this.heard;
        void this.refresh();
      },
    });
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
    if (this.isStopped) return Promise.resolve();
    // What changed meanwhile may not be in what is being fetched.
    this.again = true;
    return (this.fetching ??= this.fetchAll());
  }

  stop(): void {
    this.isStopped = true;
    this.stream.stop();
    this.cancelPoll?.();
    this.listeners.clear();
  }

  private async start(): Promise<void> {
    const kept = await this.disk?.read();
    // Whatever the server has is as new as what was kept.
    if (kept !== undefined && this.current === undefined) this.takeKept(kept as ReaderDatafile);
    await this.refresh();
  }

  private takeKept(kept: ReaderDatafile): void {
    try {
      this.take(kept, undefined);
    } catch (error) {
      this.tell(`The datafile that was kept cannot be read: ${(error as Error).message}`);
    }
  }

  private async fetchAll(): Promise<void> {
    this.cancelPoll?.();
    this.cancelPoll = undefined;
    while (this.again && !this.isStopped) {
      this.again = false;
      await this.fetchOnce();
    }
    // In the turn of the last look at `again`, so that no call is lost.
    this.fetching = undefined;
    this.schedulePoll();
  }

  private async fetchOnce(): Promise<void> {
    let answer: Answer;
    try {
      const tag: Record<string, string> = this.etag === undefined ? {} : { 'if-none-match': this.etag };
      // So that the answer is not older than the message, whichever process gives it.
      const query = this.heard === undefined ? '' : `?flagConfigEtag=${encodeURIComponent(this.heard)}`;
      answer = await this.server.get(`/api/datafile${query}`, tag);
    } catch (error) {
      this.fail('stale', (error as Error).message);
      return;
    }
    if (this.isStopped) return;
    if (answer.status === 304) {
      this.olderSince = undefined;
      this.succeed(false);
    } else if (answer.status === 200) this.accept(answer);
    else this.fail([401, 403, 404].includes(answer.status) ? 'error' : 'stale', detailOf(answer));
  }

  private accept({ text, etag }: Answer): void {
    let isTaken: boolean;
    try {
      isTaken = this.take(JSON.parse(text) as ReaderDatafile, etag ?? undefined);
    } catch (error) {
      this.fail('stale', `It cannot be read: ${(error as Error).message}`);
      return;
    }
    if (isTaken) {
      this.disk
        ?.write(text)
        .catch((error: Error) => this.tell(`The datafile cannot be kept: ${error.message}`));
    }
    this.succeed(isTaken);
    if (this.options.stream) this.stream.start();
  }

  /**
   * Whether it replaces the one that is there, which an older one does not unless nothing else has come for minutes.
   *
   * @throws Error for something that is no datafile
   */
  private take(read: ReaderDatafile, etag: string | undefined): boolean {
    const loaded = load(read, this.options.hmacSalt);
    if (this.current !== undefined && loaded.revision < this.current.revision) {
      this.olderSince ??= this.surroundings.now();
      if (this.surroundings.now() - this.olderSince < restoredMs) return false;
      this.tell(
        'The server has had an older datafile for five minutes, as after a restore from a backup: it is used now.',
      );
      this.heard = undefined;
    }
    this.olderSince = undefined;
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
    if (!isNew && !changed) return;
    for (const listener of [...this.listeners]) {
      try {
        listener(status, changed);
      } catch (error) {
        this.options.onError(error as Error);
      }
    }
  }

  /** The same sentence once until all is well again. */
  private tell(sentence: string): void {
    if (this.told.has(sentence)) return;
    this.told.add(sentence);
    this.options.onError(new Error(sentence));
  }

  private schedulePoll(): void {
    if (this.isStopped || this.cancelPoll !== undefined) return;
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
    const isTold =
      this.stream.isOpen && this.current?.changesUntold === false && this.olderSince === undefined;
    return pollIntervalMs * (isTold ? streamFactor : 1) * (0.9 + random() * 0.2);
  }
}
