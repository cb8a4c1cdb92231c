import { Agent, request } from 'node:http';

const timeoutMs = 15_000;

export interface RawRequest {
  method: string;
  /** Sent as it is, without the clean-up that `fetch` does. */
  path: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

export interface RawResponse {
  status: number;
  type: string;
  text: string;
}

/** Sends requests as they are, over connections that stay open. */
export class RawClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 16 });

  constructor(private readonly origin: string) {}

  /** @throws Error when there is no answer in time */
  send({ method, path, headers, body }: RawRequest): Promise<RawResponse> {
    const { hostname, port } = new URL(this.origin);
    return new Promise((resolve, reject) => {
      const sent = request({ hostname, port, method, path, headers, agent: this.agent }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            type: String(response.headers['content-type'] ?? ''),
            text,
          }),
        );
        response.on('error', reject);
      });
      sent.setTimeout(timeoutMs, () => sent.destroy(new Error(`No answer in ${timeoutMs} ms.`)));
      sent.on('error', reject);
      sent.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
