import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { JsonText } from '#libs/evaluation';
import { bodyLimitsOf, decodeUtf8, hasSeveralHosts, isInternal, readJson, toProblem } from '#libs/http';
import { jsonContentType, notCountedHeaders, type PublicAnswer, type PublicRoute } from './public-route.js';
import type { PlainAnswer, PlainFound, PlainLane } from './plain-lane.js';
import type { RateLimit } from './rate-limit.js';

export interface FastLaneOptions {
  readonly routes: readonly PublicRoute[];
  readonly plain: PlainLane;
  /** `https` when TLS ends here or at a proxy that is trusted. */
  readonly protocolOf: (request: IncomingMessage) => string;
  /** Told of each request of the plain lane, with the pattern of its route. */
  readonly onPlainRoute: (request: IncomingMessage, route: string) => void;
  readonly rateLimit: RateLimit;
  /** Whom a request counts for. */
  readonly addressOf: (request: IncomingMessage) => string;
  /** Of every answer. */
  readonly headers: Readonly<Record<string, string>>;
  /** Told of errors that are our own fault, with the id that the caller sees. */
  readonly onInternalError: (error: unknown, requestId: string) => void;
  /** Told of each answer, with the milliseconds that it took since the request was there. */
  readonly onAnswered: (path: string, status: number, ms: number) => void;
  /** Whether a connection is to end with the answer that is being made. */
  readonly endsConnection: (socket: Socket) => boolean;
}

/**
 * Answers requests of the usual form before the framework sees them, whose own work costs many times that
 * of a decision: a POST to exactly the path, with a JSON body of known length, also when it says that it is text. Everything else goes on to
 * the listeners that were there, which serve the same routes in any form.
 */
export function openFastLane(server: Server, options: FastLaneOptions): void {
  const headers = ['access-control-allow-origin', '*', ...Object.entries(options.headers).flat()];
  const listeners = server.listeners('request') as RequestListener[];
  const routes = new Map(options.routes.map((route) => [route.path, route]));
  server.removeAllListeners('request');
  const plainHeaders = Object.entries(options.headers).flat();
  server.on('request', (request, response) => {
    const { url = '' } = request;
    const route = routes.get(url);
    const found = route === undefined ? options.plain.find(url) : undefined;
    if (found !== undefined && isUsual(request, options.plain.maxBytes)) {
      answerPlainly(found, { server, request, response, options, headers: plainHeaders });
    } else if (route !== undefined && isUsual(request, bodyLimitsOf(route.path).bytes)) {
      readBody(request, (body) => {
        const arrivedAt = performance.now();
        answer(body, { server, request, response, options, route, headers, arrivedAt });
      });
    } else {
      for (const listener of listeners) listener.call(server, request, response);
    }
  });
}

function isUsual(request: IncomingMessage, maxBytes: number): boolean {
  const { method, headers } = request;
  return (
    method === 'POST' &&
    headers['content-encoding'] === undefined &&
    usualContentTypes.has(headers['content-type']) &&
    Number(headers['content-length']) <= maxBytes &&
    !hasSeveralHosts(request)
  );
}

/** What programs write, and what browsers make of a text: all of them are JSON here. */
const usualContentTypes = new Set<string | undefined>([
  'application/json',
  jsonContentType,
  'text/plain',
  'text/plain;charset=UTF-8',
]);

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

interface PlainExchange {
  readonly server: Server;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly options: FastLaneOptions;
  /** Of every answer: names and values in turn. */
  readonly headers: readonly string[];
}

function answerPlainly(found: PlainFound, exchange: PlainExchange): void {
  const { request, options } = exchange;
  options.onPlainRoute(request, found.route);
  readBody(request, (body) => {
    const arrivedAt = performance.now();
    const { headers } = request;
    const address = options.addressOf(request);
    const protocol = options.protocolOf(request);
    void options.plain.answer({ found, headers, address, protocol, body }).then((answered) => {
      writePlainly(answered, exchange);
      options.onAnswered(found.route, answered.status, performance.now() - arrivedAt);
    });
  });
}

function writePlainly(
  { status, headers: own, text }: PlainAnswer,
  { server, request, response, options, headers }: PlainExchange,
): void {
  if (!server.listening || options.endsConnection(request.socket)) response.shouldKeepAlive = false;
  const all = [...headers];
  for (const name in own) all.push(name, own[name]!);
  if (status === 304) {
    response.writeHead(status, all).end();
    return;
  }
  all.push('content-length', String(Buffer.byteLength(text)));
  response.writeHead(status, all).end(text);
}

interface Exchange {
  readonly server: Server;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly options: FastLaneOptions;
  readonly route: PublicRoute;
  /** Of every answer: names and values in turn. */
  readonly headers: readonly string[];
  readonly arrivedAt: number;
}

function answer(given: Buffer, exchange: Exchange): void {
  try {
    const { request, options, route } = exchange;
    const address = options.addressOf(request);
    options.rateLimit.count(address);
    const text = decodeUtf8(given);
    const { headers } = request;
    const body = route.answer(readJson(text, bodyLimitsOf(route.path)), { headers, address });
    if (body instanceof Promise) answerLater(body, exchange);
    else send(exchange, body);
  } catch (error) {
    sendProblem(exchange, error);
  }
}

function answerLater(body: Promise<PublicAnswer>, exchange: Exchange): void {
  body.then(
    (answered) => send(exchange, answered),
    (error: unknown) => sendProblem(exchange, error),
  );
}

function send(exchange: Exchange, body: PublicAnswer): void {
  const { notCounted } = body;
  const more = notCounted === undefined ? [] : notCountedHeaders(notCounted);
  write(exchange, 200, ['content-type', jsonContentType, ...more], body);
}

function sendProblem(exchange: Exchange, error: unknown): void {
  const requestId = randomUUID();
  const problem = toProblem(error, requestId);
  if (isInternal(problem)) exchange.options.onInternalError(error, requestId);
  const headers = Object.entries(problem.headers).flat();
  write(exchange, problem.status, [...headers, 'access-control-expose-headers', 'retry-after'], {
    text: JSON.stringify(problem.body),
    isAscii: false,
  });
}

/**
 * A connection that is in use when the server stops ends with its answer. A text of ASCII alone is the same in
 * Latin-1, which is written in one piece with the headers and without a conversion.
 *
 * @param more names and values in turn, beside the headers of every answer
 */
function write(
  { server, request, response, options, route, headers, arrivedAt }: Exchange,
  status: number,
  more: readonly string[],
  { text, isAscii }: JsonText,
): void {
  if (!server.listening || options.endsConnection(request.socket)) response.shouldKeepAlive = false;
  const length = isAscii ? text.length : Buffer.byteLength(text);
  response.writeHead(status, [...more, ...headers, 'content-length', String(length)]);
  response.end(text, length === text.length ? 'latin1' : 'utf8');
  options.onAnswered(route.path, status, performance.now() - arrivedAt);
}
