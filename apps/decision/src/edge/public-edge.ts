import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { Injectable, Logger } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { Config } from '#libs/config';
import { securityHeaders } from '#libs/http';
import { Draining } from '#libs/program';
import { Monitoring, Tracing } from '#libs/monitoring';
import { clientAddresses, clientProtocols } from './client-address.js';
import { openFastLane, type FastLaneOptions } from './fast-lane.js';
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
    const onAnswered = this.observeAnswers(routes);
    this.tracing.addPlainRoutes(routes.map(({ path }) => path));
    const addressOf = clientAddresses(this.config.trustProxy);
    const protocolOf = clientProtocols(this.config.trustProxy);
    const onPlainRoute = (request: IncomingMessage, route: string) =>
      this.tracing.isOn && this.tracing.nameRoute(request, route, {});
    const headers = securityHeaders(this.config);
    const { server } = fastify;
    const endsConnection = (socket: Socket) => this.draining.ends(socket, server);
    const told = { onInternalError, onAnswered, endsConnection };
    openFastLane(server, {
      ...{ routes, plain, rateLimit, addressOf, protocolOf, onPlainRoute, headers, ...told },
    });
  }

  private observeAnswers(routes: readonly PublicRoute[]): FastLaneOptions['onAnswered'] {
    const name = (path: string) => `POST ${path}`;
    const ok = new Map(routes.map(({ path }) => [path, this.monitoring.requestObserver(name(path), 200)]));
    return (path, status, ms) => {
      if (status === 200) ok.get(path)?.(ms / 1000);
      else this.monitoring.observeRequest(name(path), status, ms / 1000);
    };
  }
}
