import type { CompleteOptions } from './options.js';
import type { Surroundings } from './surroundings.js';

/** An answer of the server, whatever its status. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly etag: string | null;
  /** When to come again, if the server said so. */
  readonly retryAfterMs: number | undefined;
}

/** The server said no, in a way that concerns the caller. */
class ServerError extends Error {
  constructor(
    readonly status: number,
    detail: string,
    readonly retryAfterMs?: number,
  ) {
    super(detail);
    this.name = 'ServerError';
  }
}

/** Calls of the server, with the key and a time limit. */
export class Server {
  constructor(
    private readonly options: CompleteOptions,
    private readonly surroundings: Surroundings,
  ) {}

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send(path, { headers: { ...headers, ...this.credentials } });
  }

  post(path: string, body: unknown): Promise<Answer> {
    const headers = { 'content-type': 'application/json', ...this.credentials };
    return this.send(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  /** The answer as a stream, for as long as the signal lets it last. @throws ServerError unless it is 200 */
  async listen(url: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
    const address = new URL(url, `${this.options.serverBaseUrl}/`);
    const response = await this.surroundings.fetch(address, {
      ...{ headers: { accept: 'text/event-stream' }, signal },
    });
    if (response.status === 200 && response.body !== null) return response.body;
    await response.body?.cancel();
    const retryAfterMs = readRetryAfter(response.headers);
    throw new ServerError(response.status, `The stream answered ${response.status}.`, retryAfterMs);
  }

  private get credentials(): Record<string, string> {
    return { authorization: `Bearer ${this.options.apiKey}` };
  }

  private async send(path: string, init: RequestInit): Promise<Answer> {
    const { surroundings, options } = this;
    const limit = new AbortController();
    const done = surroundings.after(options.timeoutMs, () =>
      limit.abort(new Error(`${path} took longer than ${options.timeoutMs} ms.`)),
    );
    try {
      const response = await surroundings.fetch(options.serverBaseUrl + path, {
        ...init,
        signal: limit.signal,
      });
      const text = await response.text();
      return {
        ...{ status: response.status, text, etag: response.headers.get('etag') },
        retryAfterMs: readRetryAfter(response.headers),
      };
    } finally {
      done();
    }
  }
}

function readRetryAfter(headers: Headers): number | undefined {
  const after = headers.get('retry-after');
  return after !== null && /^\d+$/.test(after) ? Number(after) * 1_000 : undefined;
}

/** When the server wants to be asked again after what was thrown; undefined if it did not say so. */
export const retryAfterOf = (error: unknown): number | undefined =>
  error instanceof ServerError ? error.retryAfterMs : undefined;

/** The sentence in problem details, if it is any. */
export function detailOf({ status, text }: Answer): string {
  try {
    const { detail } = JSON.parse(text) as { detail?: unknown };
    if (typeof detail === 'string') return `${status}: ${detail}`;
  } catch {
    // No problem details.
  }
  return `The server answered ${status}.`;
}
