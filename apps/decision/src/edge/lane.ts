import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import type { JsonText } from '#libs/evaluation';
import { bodyLimitsOf, decodeUtf8, isInternal, readJson, toProblem } from '#libs/http';
import type { PlainAnswer, PlainFound, PlainLane } from './plain-lane.js';
import { jsonContentType, notCountedHeaders, type PublicAnswer, type PublicRoute } from './public-route.js';
import type { RateLimit } from './rate-limit.js';

/** What the lane needs to know of a request beside its body, whichever parser has read it. */
export interface LaneRequest {
  readonly headers: IncomingHttpHeaders;
  readonly socket: Socket;
}

export interface LaneAnswer {
  readonly status: number;
  /** Names and values in turn, the length of the body among them. */
  readonly headers: readonly string[];
  /** Empty for none. */
  readonly text: string;
  /** A text of ASCII alone is the same in Latin-1, which is written without a conversion. */
  readonly encoding: 'latin1' | 'utf8';
  /** Whether the connection ends with it. */
  readonly isLast: boolean;
}

/** Writes the answer of one request; called once. */
export type Reply = (answer: LaneAnswer) => void;

/** What an address leads to. */
export interface LaneRoute {
  /** The pattern of the route, as figures and traces name it. */
  readonly pattern: string;
  /** Whether its pattern tells where it leads, and is no address itself. */
  readonly isPlain: boolean;
  /** How large a body may be; larger ones are left to the framework, which refuses them. */
  readonly maxBytes: number;
  answer(body: Buffer, request: LaneRequest, reply: Reply): void;
}

export interface LaneOptions {
  readonly routes: readonly PublicRoute[];
  readonly plain: PlainLane;
  /** `https` when TLS ends here or at a proxy that is trusted. */
  readonly protocolOf: (request: LaneRequest) => string;
  readonly rateLimit: RateLimit;
  /** Whom a request counts for. */
  readonly addressOf: (request: LaneRequest) => string;
  /** Of every answer. */
  readonly headers: Readonly<Record<string, string>>;
  /** Told of errors that are our own fault, with the id that the caller sees. */
  readonly onInternalError: (error: unknown, requestId: string) => void;
  /** Told of each answer, with the milliseconds that it took since the request was there. */
  readonly onAnswered: (path: string, status: number, ms: number) => void;
  /** Whether a connection is to end with the answer that is being made. */
  readonly endsConnection: (socket: Socket) => boolean;
}

/** How many addresses are remembered. */
const mostFound = 1_000;

/**
 * Answers requests of the usual form without the framework, whose own work costs many times that of a decision: a POST
 * to exactly the path, with a JSON body of known length, also when it says that it is text.
 */
export class Lane {
  private readonly routes: ReadonlyMap<string, LaneRoute>;
  private readonly found = new Map<string, LaneRoute>();
  /** Names and values in turn. */
  private readonly plainHeaders: readonly string[];

  constructor(private readonly options: LaneOptions) {
    this.plainHeaders = Object.entries(options.headers).flat();
    const headers = ['access-control-allow-origin', '*', ...this.plainHeaders];
    this.routes = new Map(options.routes.map((route) => [route.path, this.publicRoute(route, headers)]));
  }

  /** Undefined for addresses of others, and those that the framework has to read. */
  find(url: string): LaneRoute | undefined {
    const route = this.routes.get(url) ?? this.found.get(url);
    if (route !== undefined) return route;
    const found = this.options.plain.find(url);
    return found && this.remember(url, this.plainRoute(found));
  }

  /** The same addresses are asked for again and again, but for those with a query. */
  private remember(url: string, route: LaneRoute): LaneRoute {
    if (url.includes('?')) return route;
    if (this.found.size >= mostFound) this.found.clear();
    this.found.set(url, route);
    return route;
  }

  private publicRoute(route: PublicRoute, headers: readonly string[]): LaneRoute {
    const { path } = route;
    const { options } = this;
    return {
      pattern: path,
      isPlain: false,
      maxBytes: bodyLimitsOf(path).bytes,
      answer: (body, request, reply) =>
        answer(body, route, { request, reply, options, path, headers, arrivedAt: performance.now() }),
    };
  }

  private plainRoute(found: PlainFound): LaneRoute {
    return {
      pattern: found.route,
      isPlain: true,
      maxBytes: this.options.plain.maxBytes,
      answer: (body, request, reply) => {
        this.answerPlainly(found, body, request, reply);
      },
    };
  }

  private answerPlainly(found: PlainFound, body: Buffer, request: LaneRequest, reply: Reply): void {
    const { options, plainHeaders } = this;
    const { route: path } = found;
    const exchange = { request, reply, options, path, headers: plainHeaders, arrivedAt: performance.now() };
    const { headers } = request;
    const address = options.addressOf(request);
    const protocol = options.protocolOf(request);
    const answered = options.plain.answer({ found, headers, address, protocol, body });
    if (answered instanceof Promise) void answered.then((late) => writePlainly(late, exchange));
    else writePlainly(answered, exchange);
  }
}

const writePlainly = (answered: PlainAnswer, exchange: Exchange): void =>
  write(exchange, answered.status, answered.headers, answered);

/** Whether a request to a route of the lane has the usual form, as far as its headers tell; they say no header twice. */
export function isUsual(headers: IncomingHttpHeaders, maxBytes: number): boolean {
  return (
    headers['content-encoding'] === undefined &&
    usualContentTypes.has(headers['content-type']) &&
    Number(headers['content-length']) <= maxBytes
  );
}

/** What programs write, and what browsers make of a text: all of them are JSON here. */
const usualContentTypes = new Set<string | undefined>([
  'application/json',
  jsonContentType,
  'text/plain',
  'text/plain;charset=UTF-8',
]);

interface Exchange {
  readonly request: LaneRequest;
  readonly reply: Reply;
  readonly options: LaneOptions;
  /** The pattern of the route. */
  readonly path: string;
  /** Of every answer: names and values in turn. */
  readonly headers: readonly string[];
  readonly arrivedAt: number;
}

function answer(given: Buffer, route: PublicRoute, exchange: Exchange): void {
  try {
    const { request, options } = exchange;
    const address = options.addressOf(request);
    const asked = options.rateLimit.count(address);
    if (asked === undefined) answerCounted(given, route, exchange, address);
    else
      asked.then(
        () => answerCounted(given, route, exchange, address),
        (error: unknown) => sendProblem(exchange, error),
      );
  } catch (error) {
    sendProblem(exchange, error);
  }
}

function answerCounted(given: Buffer, route: PublicRoute, exchange: Exchange, address: string): void {
  try {
    const text = decodeUtf8(given);
    const { headers } = exchange.request;
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

/** @param more names and values in turn, beside the headers of every answer */
function write(
  { request: { socket }, reply, options, path, headers, arrivedAt }: Exchange,
  status: number,
  more: readonly string[],
  { text, isAscii }: JsonText,
): void {
  const length = isAscii ? text.length : Buffer.byteLength(text);
  const all = [...more, ...headers];
  if (status !== 304) all.push('content-length', String(length));
  const encoding = length === text.length ? 'latin1' : 'utf8';
  reply({ status, headers: all, text, encoding, isLast: options.endsConnection(socket) });
  options.onAnswered(path, status, performance.now() - arrivedAt);
}
