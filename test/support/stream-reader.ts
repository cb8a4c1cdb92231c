import type { Json } from './product.js';

/** Reads a stream of server-sent events, as far as tests want to know of it. */
export class StreamReader {
  /** All that came. */
  text = '';
  /** Whether it came to its end, in whatever way. */
  isEnded = false;
  /** What stands in the body when it is no stream. */
  problem: Json;

  private constructor(
    private readonly response: Response,
    private readonly control: AbortController,
  ) {}

  /** Returns once the headers, and of a refusal the body, are there. */
  static async open(url: string, headers: Record<string, string> = {}): Promise<StreamReader> {
    const control = new AbortController();
    const response = await fetch(url, { headers, signal: control.signal });
    const reader = new StreamReader(response, control);
    if (response.status === 200) void reader.read();
    else reader.problem = await response.json();
    return reader;
  }

  get status(): number {
    return this.response.status;
  }

  get headers(): Headers {
    return this.response.headers;
  }

  /** Whether its first block is there. */
  get isOpen(): boolean {
    return this.text.includes('\n\n');
  }

  /** The data of all events, parsed. */
  get messages(): Json[] {
    return [...this.text.matchAll(/^data: (.*)\n\n/gm)].map(([, data]) => JSON.parse(data!));
  }

  /** What a browser would send as Last-Event-ID. */
  get lastId(): string {
    return [...this.text.matchAll(/^id: (.*)$/gm)].at(-1)?.[1] ?? '';
  }

  close(): void {
    this.control.abort();
  }

  private async read(): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for await (const chunk of this.response.body!) this.text += decoder.decode(chunk, { stream: true });
    } catch {
      // Closed here, or cut off there.
    }
    this.isEnded = true;
  }
}
