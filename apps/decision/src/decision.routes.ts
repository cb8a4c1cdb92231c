import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { Config } from '#libs/config';
import { Monitoring } from '#libs/monitoring';
import { RedisConnection } from '#libs/redis';
import { Clock } from './clock.js';
import { parseDecisionRequest, type DecisionRequest } from './decisions/decision-request.js';
import { DecisionsService } from './decisions/decisions.service.js';
import { EndUserIds } from './decisions/end-user-ids.js';
import { clientAddresses } from './edge/client-address.js';
import { openFastLane, type FastLaneOptions } from './edge/fast-lane.js';
import type { PublicRoute } from './edge/public-route.js';
import { servePublicly } from './edge/public-routes.js';
import { RateLimitExchange } from './edge/rate-limit-exchange.js';
import { RateLimit } from './edge/rate-limit.js';
import { PreviewsService } from './previews/previews.service.js';
import { TrackingService } from './tracking/tracking.service.js';

/** `POST /decision` and `POST /metrics/track`; their OpenAPI description is in openapi.ts. */
@Injectable()
export class DecisionRoutes implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('decisions');
  private exchange: RateLimitExchange | undefined;

  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly endUserIds: EndUserIds,
    private readonly decisions: DecisionsService,
    private readonly previews: PreviewsService,
    private readonly tracking: TrackingService,
    private readonly monitoring: Monitoring,
    @Inject(RedisConnection) private readonly redis: RedisConnection | undefined,
  ) {}

  onModuleInit(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    const rateLimit = this.createRateLimit();
    const routes = [this.decisionRoute(), this.trackingRoute()];
    for (const route of routes) servePublicly(fastify, route, rateLimit);
    const onInternalError = (error: unknown, requestId: string) =>
      this.logger.error(`Request ${requestId} failed`, error instanceof Error ? error.stack : error);
    const onAnswered = this.observeAnswers(routes);
    const addressOf = clientAddresses(this.config.trustProxy);
    openFastLane(fastify.server, { routes, rateLimit, addressOf, onInternalError, onAnswered });
  }

  private observeAnswers(routes: readonly PublicRoute[]): FastLaneOptions['onAnswered'] {
    const name = (path: string) => `POST ${path}`;
    const ok = new Map(routes.map(({ path }) => [path, this.monitoring.requestObserver(name(path), 200)]));
    return (path, status, ms) => {
      if (status === 200) ok.get(path)?.(ms / 1000);
      else this.monitoring.observeRequest(name(path), status, ms / 1000);
    };
  }

  onApplicationShutdown(): void {
    this.exchange?.stop();
  }

  private createRateLimit(): RateLimit {
    const rateLimit = new RateLimit(this.config.publicRateLimit, () => this.clock.now());
    if (this.redis && rateLimit.isOn) {
      this.exchange = new RateLimitExchange(rateLimit, this.redis);
      this.exchange.start();
    }
    return rateLimit;
  }

  private decisionRoute(): PublicRoute {
    return {
      path: '/decision',
      bodyLimitBytes: 16 * 1024,
      contentTypes: ['application/json'],
      answer: (body, headers) => this.decide(parseDecisionRequest(body, this.endUserIds.next), headers),
    };
  }

  private trackingRoute(): PublicRoute {
    return {
      path: '/metrics/track',
      bodyLimitBytes: 1024 * 1024,
      contentTypes: ['application/json', 'text/plain'],
      answer: async (body, headers) => JSON.stringify(await this.track(body, headers)),
    };
  }

  private decide(request: DecisionRequest, headers: IncomingHttpHeaders): string | Promise<string> {
    const { preview } = request;
    return preview === undefined
      ? this.decisions.decide(request, headers)
      : this.previews.decide(request, preview, headers);
  }

  private track(body: unknown, { origin }: IncomingHttpHeaders): Promise<unknown> {
    const receivedAt = this.clock.now();
    const readPreview = (token: string) => this.previews.read(token);
    return this.tracking.track(body, { receivedAt, origin: origin ?? null, readPreview });
  }
}
