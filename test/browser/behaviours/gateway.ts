import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { EngineName } from '../engines/index.js';
import type { Json } from '../../support/product.js';

/** A request that a page has sent to the product. */
export interface Seen {
  readonly method: string;
  /** Below the folder of the behaviour, such as `/decision`. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** Parsed, or as text. */
  readonly body: Json;
  /** What was answered; not there before that. */
  status?: number;
  answer?: Json;
  /** Whether the page went away before its answer was written. */
  isLeft?: boolean;
}

/** What the product is made to do with requests of a page. */
export type Fault =
  | 'reset'
  | 'hang'
  | { status?: number; body?: string; headers?: Record<string, string> }
  /** Answers as the product does, when the promise resolves. */
  | { after: Promise<unknown> };

/** What a behaviour sees of one engine. */
export interface Scope {
  readonly seen: Seen[];
  /** Requests that a page has begun and not ended. */
  readonly cut: string[];
  /** What is to be done with a request, if anything is. */
  faultFor(path: string): Fault | undefined;
}

/** Which engine sends a request. */
export function engineOf({ headers }: IncomingMessage): EngineName {
  const agent = headers['user-agent'] ?? '';
  if (agent.includes('Firefox/')) return 'Firefox';
  return agent.includes('Chrome/') ? 'Chromium' : 'WebKit';
}

export interface Gateway {
  readonly origin: string;
  close(): void;
}

/** As long as the product keeps them: a request of WebKit that meets the end of its connection is lost. */
const KEEP_ALIVE_MS = 72_000;

/** Keeps connections of browsers as the product does. */
export const keepConnections = (server: Server): Server =>
  Object.assign(server, { keepAliveTimeout: KEEP_ALIVE_MS });

/**
 * The product as pages reach it: below a folder for each behaviour, where requests are noted and faults are played.
 *
 * @param scopeOf the scope of a behaviour by its name, in an engine
 */
export async function openGateway(
  product: string,
  scopeOf: (name: string, engine: EngineName) => Scope | undefined,
): Promise<Gateway> {
  const server = createServer((request, response) => {
    void serve(request, response).catch(() => response.destroy());
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, name = '', path = ''] = /^\/([^/]+)(\/.*)$/.exec(request.url ?? '') ?? [];
    const scope = scopeOf(name, engineOf(request));
    if (!scope) return void response.writeHead(404).end();
    const { method = '', headers } = request;
    const sent = await buffer(request).catch((error: Error) => {
      scope.cut.push(`${method} ${path}: ${error.message}`);
      throw error;
    });
    const seen: Seen = { method, path: path.split('?')[0]!, headers, body: parsed(sent.toString()) };
    response.on('close', () => (seen.isLeft = !response.writableFinished));
    scope.seen.push(seen);
    const fault = scope.faultFor(seen.path);
    if (fault === 'hang') return;
    if (fault === 'reset') return void request.socket.destroy();
    if (fault && !('after' in fault)) {
      seen.status = fault.status ?? 200;
      const own = { 'access-control-allow-origin': '*', 'content-type': 'application/json' };
      return void response.writeHead(seen.status, { ...own, ...fault.headers }).end(fault.body);
    }
    const answer = await fetch(product + path, {
      method,
      headers: forwarded(headers),
      body: sent.length > 0 ? sent : undefined,
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    await fault?.after;
    seen.status = answer.status;
    seen.answer = parsed(bytes.toString());
    const passed = [...answer.headers].filter(([header]) => !hopByHop.test(header));
    response.writeHead(answer.status, Object.fromEntries(passed)).end(bytes);
  }

  keepConnections(server).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const hopByHop =
  /^(connection|keep-alive|transfer-encoding|content-encoding|content-length|host|expect|upgrade)$/;

function forwarded(headers: IncomingMessage['headers']): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => !hopByHop.test(name) && name !== 'accept-encoding');
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
