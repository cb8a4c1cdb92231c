import type { Surroundings } from '../surroundings.js';

interface Timer {
  readonly at: number;
  readonly call: () => void;
}

/** What a fake server answers: a status and a body, a stream, or nothing but an error. */
export type FakeAnswer =
  | { status: number; body?: unknown; headers?: Record<string, string> }
  | { stream: ReadableStream<Uint8Array> }
  | Error;

export interface FakeRequest {
  readonly path: string;
  readonly body: unknown;
  readonly headers: Record<string, string>;
}

/** A machine whose time passes when it is told to, and whose network is a function. */
export class FakeSurroundings implements Surroundings {
  readonly requests: FakeRequest[] = [];
  private time = Date.UTC(2026, 10, 1);
  private readonly timers = new Set<Timer>();
  private ids = 0;

  constructor(public answer: (request: FakeRequest) => FakeAnswer) {}

  now = (): number => this.time;
  random = (): number => 0.5;
  newId = (): string => `id-${++this.ids}`;

  after = (ms: number, call: () => void): (() => void) => {
    const timer = { at: this.time + ms, call };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  };

  fetch: typeof fetch = async (url, init) => {
    await Promise.resolve();
    const { pathname, search } = new URL(url);
    const text = init?.body as string | undefined;
    const request = {
      path: pathname + search,
      body: text === undefined ? undefined : (JSON.parse(text) as unknown),
      headers: (init?.headers ?? {}) as Record<string, string>,
    };
    this.requests.push(request);
    const answer = this.answer(request);
    if (answer instanceof Error) throw answer;
    if ('stream' in answer) {
      const signal = init?.signal ?? undefined;
      return new Response(answer.stream.pipeThrough(new TransformStream(), signal ? { signal } : {}));
    }
    const { status, body, headers } = answer;
    const isEmpty = status === 304 || body === undefined;
    return new Response(isEmpty ? null : JSON.stringify(body), { status, headers: headers ?? {} });
  };

  /** How many timers wait. */
  get waiting(): number {
    return this.timers.size;
  }

  paths(): string[] {
    return this.requests.map(({ path }) => path);
  }

  /** Lets so much time pass, timer by timer, with all that they bring about. */
  async pass(ms: number): Promise<void> {
    const end = this.time + ms;
    await settle();
    for (;;) {
      const [next] = [...this.timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.time = Math.max(this.time, next.at);
      this.timers.delete(next);
      next.call();
      await settle();
    }
    this.time = end;
  }
}

/** Waits for everything that waits for nothing but promises. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}
