import { setTimeout as sleep } from 'node:timers/promises';
import { BoundedMap } from '#libs/memory';

export interface StaleWhileRevalidateCacheOptions<Answer> {
  /** Answers all questions at once; one that is left out has no answer. */
  ask: (questions: readonly string[]) => Promise<ReadonlyMap<string, Answer>>;
  /** Milliseconds of a clock that only goes up. */
  now: () => number;
  /** Told when asking begins to fail, and then not again until it worked. */
  onError?: (error: Error) => void;
  /** How many answers are held, and how many questions without one. */
  capacity?: number;
  /** How old an answer may be when it is given without asking again. */
  freshMs?: number;
  /** How often the answers in use are asked for again. */
  refreshMs?: number;
  /** How long a question stays without answer before it is asked again. */
  unknownMs?: number;
  /** How long somebody waits whose answer is known, but old. */
  patienceMs?: number;
  /** How long somebody waits who gets an error otherwise. */
  unknownPatienceMs?: number;
}

interface Held<Answer> {
  answer: Answer;
  confirmedAt: number;
}

interface Waiting<Answer> {
  promise: Promise<Answer | undefined>;
  resolve: (answer: Answer | undefined) => void;
  reject: (error: unknown) => void;
}

/**
 * Answers from memory that are never much older than a second.
 *
 * Those in use are asked for again in the background, all in one question, so that nobody waits for them;
 * only the first use after a pause waits. While asking is impossible, what was known keeps being answered.
 */
export class StaleWhileRevalidateCache<Answer> {
  private readonly held: BoundedMap<string, Held<Answer>>;
  /** Questions without an answer, with the time of asking. */
  private readonly unknown: BoundedMap<string, number>;
  private readonly used = new Set<string>();
  private waiting = new Map<string, Waiting<Answer>>();
  private asking = false;
  private away = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: StaleWhileRevalidateCacheOptions<Answer>) {
    const { capacity = 10_000 } = options;
    this.held = new BoundedMap(capacity);
    this.unknown = new BoundedMap(capacity);
  }

  /** Begins to keep the answers in use fresh. */
  start(): void {
    this.timer = setInterval(() => this.refresh(), this.options.refreshMs ?? 300);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /**
   * The answer: at once when it is in memory and fresh, otherwise a promise of it, which rejects with what
   * `ask` throws when nothing is known.
   */
  get(question: string): Answer | undefined | Promise<Answer | undefined> {
    const held = this.held.get(question);
    if (held !== undefined) {
      this.used.add(question);
      return this.away || this.isFresh(held) ? held.answer : this.confirm(question, held.answer);
    }
    const askedAt = this.unknown.get(question) ?? -Infinity;
    if (this.options.now() - askedAt < (this.options.unknownMs ?? 3_000)) return undefined;
    return withTimeout(this.ask(question), this.options.unknownPatienceMs ?? 2_000);
  }

  private isFresh({ confirmedAt }: Held<Answer>): boolean {
    return this.options.now() - confirmedAt <= (this.options.freshMs ?? 800);
  }

  private async confirm(question: string, known: Answer): Promise<Answer | undefined> {
    try {
      return await withTimeout(this.ask(question), this.options.patienceMs ?? 500);
    } catch (error) {
      this.fail(error as Error);
      return known;
    }
  }

  private ask(question: string): Promise<Answer | undefined> {
    const waiting = this.waiting.get(question) ?? makeWaiting<Answer>();
    this.waiting.set(question, waiting);
    void this.askWaiting();
    return waiting.promise;
  }

  private async askWaiting(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    // Anyone who asks in the same turn travels along.
    await Promise.resolve();
    while (this.waiting.size > 0) await this.askAll(this.takeWaiting());
    this.asking = false;
  }

  private takeWaiting(): Map<string, Waiting<Answer>> {
    const { waiting } = this;
    this.waiting = new Map();
    return waiting;
  }

  private async askAll(asked: Map<string, Waiting<Answer>>): Promise<void> {
    try {
      const answers = await this.options.ask([...asked.keys()]);
      this.away = false;
      for (const [question, { resolve }] of asked) resolve(this.keep(question, answers.get(question)));
    } catch (error) {
      this.fail(error as Error);
      for (const { reject } of asked.values()) reject(error);
    }
  }

  private fail(error: Error): void {
    if (!this.away) this.options.onError?.(error);
    this.away = true;
  }

  /** What was confirmed last stands last, so what nobody uses leaves first. */
  private keep(question: string, answer: Answer | undefined): Answer | undefined {
    const { now } = this.options;
    this.held.delete(question);
    this.unknown.delete(question);
    if (answer === undefined) this.unknown.set(question, now());
    else this.held.set(question, { answer, confirmedAt: now() });
    return answer;
  }

  /** After a failure it asks although nothing is in use, to notice that asking works again. */
  private refresh(): void {
    if (this.asking) return;
    const [anyHeld] = this.away ? this.held.keys() : [];
    if (anyHeld !== undefined) this.used.add(anyHeld);
    const questions = [...this.used].filter((question) => this.held.has(question));
    this.used.clear();
    for (const question of questions) this.ask(question).catch(() => undefined);
  }
}

function makeWaiting<Answer>(): Waiting<Answer> {
  const functions = {} as Pick<Waiting<Answer>, 'resolve' | 'reject'>;
  const promise = new Promise<Answer | undefined>((resolve, reject) =>
    Object.assign(functions, { resolve, reject }),
  );
  return { promise, ...functions };
}

async function withTimeout<T>(answer: Promise<T>, limitMs: number): Promise<T> {
  const limit = new AbortController();
  const late = sleep(limitMs, undefined, { signal: limit.signal }).then(() => {
    throw new Error(`There was no answer within ${limitMs} ms.`);
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([answer, late]);
  } finally {
    limit.abort();
  }
}
