import type { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import {
  defaultTextMapGetter,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import {
  ATTR_ERROR_TYPE,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_HTTP_ROUTE,
  ATTR_URL_PATH,
} from '@opentelemetry/semantic-conventions';
import { attributesOf, methodOf } from './request-attributes.js';
import { shownPath } from './shown-path.js';

export interface RequestSpansOptions {
  readonly tracer: Tracer;
  /** Gets the span of the request that is being served. */
  readonly current: AsyncLocalStorage<Span>;
  readonly believesProxies: boolean;
}

interface StartedRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly server: Server;
}

interface MetRoute {
  readonly route: string;
  readonly path: string;
}

/**
 * A span for each request of the watched servers, from what Node itself tells of requests: nothing stands
 * in the way of a request, and those that the framework never sees are there too.
 */
export class RequestSpans {
  private readonly servers = new WeakSet<Server>();
  private readonly plainRoutes = new Set<string>();
  private readonly met = new WeakMap<IncomingMessage, MetRoute>();
  private readonly propagator = new W3CTraceContextPropagator();

  constructor(private readonly options: RequestSpansOptions) {
    subscribe('http.server.request.start', (message) => this.begin(message as StartedRequest));
  }

  watch(server: Server): void {
    this.servers.add(server);
  }

  addPlainRoutes(paths: readonly string[]): void {
    for (const path of paths) this.plainRoutes.add(path);
  }

  nameRoute(request: IncomingMessage, route: string, params: Readonly<Record<string, string>>): void {
    this.met.set(request, { route, path: shownPath(route, params) });
  }

  /** Nothing may throw here: Node would take it for an error that nobody handles. */
  private begin({ request, response, server }: StartedRequest): void {
    if (!this.servers.has(server)) return;
    const { tracer, current, believesProxies } = this.options;
    const caller = this.propagator.extract(ROOT_CONTEXT, request.headers, defaultTextMapGetter);
    const attributes = attributesOf(request, believesProxies);
    const span = tracer.startSpan(methodOf(request), { kind: SpanKind.SERVER, attributes }, caller);
    current.enterWith(span);
    response.once('close', () => this.end(span, request, response));
  }

  private end(span: Span, request: IncomingMessage, response: ServerResponse): void {
    const met = this.met.get(request) ?? this.plainRouteOf(request);
    if (met !== undefined) {
      span.updateName(`${methodOf(request)} ${met.route}`);
      span.setAttribute(ATTR_HTTP_ROUTE, met.route);
      span.setAttribute(ATTR_URL_PATH, met.path);
    }
    if (response.headersSent) noteStatus(span, response.statusCode);
    span.end();
  }

  private plainRouteOf({ url = '' }: IncomingMessage): MetRoute | undefined {
    return this.plainRoutes.has(url) ? { route: url, path: url } : undefined;
  }
}

function noteStatus(span: Span, status: number): void {
  span.setAttribute(ATTR_HTTP_RESPONSE_STATUS_CODE, status);
  if (status < 500) return;
  span.setAttribute(ATTR_ERROR_TYPE, String(status));
  span.setStatus({ code: SpanStatusCode.ERROR });
}
