import type { IncomingMessage, Server } from 'node:http';
import { Injectable, Logger } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { Config } from '#libs/config';
import { securityHeaders } from '#libs/http';
import { Draining } from '#libs/program';
import { Monitoring, Tracing } from '#libs/monitoring';
import { clientAddresses, clientProtocols } from './client-address.js';
import { openConnectionReader } from './connection-reader.js';
import { openFastLane } from './fast-lane.js';
import { Lane, type LaneOptions } from './lane.js';
import type { PlainLane } from './plain-lane.js';
import { PublicLimits } from './public-limits.js';
import type { PublicRoute } from './public-route.js';
import { servePublicly } from './public-routes.js';

/** Where public routes meet the network: limits, the fast lane, figures. */
@Injectable()
export class PublicEdge {
  private readonly logger = new Logger('decisions');

  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly config: Config,
    private readonly limits: PublicLimits,
    private readonly monitoring: Monitoring,
    private readonly tracing: Tracing,
    private readonly draining: Draining,
  ) {}

  /** Call it once, before the server listens: the routes share the limit of an address. */
  serve(routes: readonly PublicRoute[], plain: PlainLane): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    const rateLimit = this.limits.calls;
    for (const route of routes) servePublicly(fastify, route, rateLimit);
    const onInternalError = (error: unknown, requestId: string) =>
      this.logger.error(`Request ${requestId} failed`, error instanceof Error ? error.stack : error);
    const onAnswered = this.observeAnswers([...routes.map(({ path }) => path), ...plain.routes]);
    this.tracing.addPlainRoutes(routes.map(({ path }) => path));
    const { server } = fastify;
    const lane = new Lane({
      ...{ routes, plain, rateLimit, onInternalError, onAnswered },
      addressOf: clientAddresses(this.config.trustProxy),
      protocolOf: clientProtocols(this.config.trustProxy),
      headers: securityHeaders(this.config),
      // A connection that is in use when the server stops ends with its answer.
      endsConnection: (socket) => !server.listening || this.draining.ends(socket, server),
    });
    const onPlainRoute = (request: IncomingMessage, pattern: string) =>
      this.tracing.isOn && this.tracing.nameRoute(request, pattern, {});
    openFastLane(server, { lane, onPlainRoute });
    if (this.mayReadConnections(server))
      openConnectionReader(server, { lane, now: Date.now, elapsed: performance.now.bind(performance) });
  }

  /** Traces, and limits that only Node's server keeps, need that server for every request. */
  private mayReadConnections({ maxRequestsPerSocket, timeout }: Server): boolean {
    return this.config.readsConnections && !this.tracing.isOn && !maxRequestsPerSocket && timeout === 0;
  }

  private observeAnswers(paths: readonly string[]): LaneOptions['onAnswered'] {
    const name = (path: string) => `POST ${path}`;
    const ok = new Map(paths.map((path) => [path, this.monitoring.requestObserver(name(path), 200)]));
    return (path, status, ms) => {
      if (status === 200) ok.get(path)?.(ms / 1000);
      else this.monitoring.observeRequest(name(path), status, ms / 1000);
    };
  }
}
