import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { hasSeveralHosts } from '#libs/http';
import { isUsual, type Lane, type LaneAnswer, type LaneRoute } from './lane.js';

export interface FastLaneOptions {
  readonly lane: Lane;
  /** Told of each request to a route whose pattern is no address, with the pattern. */
  readonly onPlainRoute: (request: IncomingMessage, pattern: string) => void;
}

/**
 * Lets the lane answer what it can before the framework sees it. Everything else goes on to the listeners that were there,
 * which serve the same routes in any form.
 */
export function openFastLane(server: Server, { lane, onPlainRoute }: FastLaneOptions): void {
  const listeners = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    const route = request.method === 'POST' ? lane.find(request.url ?? '') : undefined;
    if (route !== undefined && isUsual(request.headers, route.maxBytes) && !hasSeveralHosts(request)) {
      if (route.isPlain) onPlainRoute(request, route.pattern);
      readBody(request, (body) => answer(route, body, { request, response }));
    } else {
      for (const listener of listeners) listener.call(server, request, response);
    }
  });
}

const noBody = Buffer.alloc(0);

/** Calls back once with the whole body, and never when the client goes away before its end. */
function readBody(request: IncomingMessage, use: (body: Buffer) => void): void {
  let first: Buffer | undefined;
  let rest: Buffer[] | undefined;
  request.on('data', (chunk: Buffer) => {
    if (first === undefined) first = chunk;
    else (rest ??= [first]).push(chunk);
  });
  request.on('end', () => {
    use(rest === undefined ? (first ?? noBody) : Buffer.concat(rest));
  });
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

function answer(route: LaneRoute, body: Buffer, { request, response }: Exchange): void {
  route.answer(body, request, (answered) => write(answered, response));
}

function write({ status, headers, text, encoding, isLast }: LaneAnswer, response: ServerResponse): void {
  if (isLast) response.shouldKeepAlive = false;
  response.writeHead(status, headers as string[]);
  if (text === '') response.end();
  else response.end(text, encoding);
}
