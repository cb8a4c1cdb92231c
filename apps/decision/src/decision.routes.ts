import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Config } from '#libs/config';
import { Clock } from './clock.js';
import { parseDecisionRequest } from './decisions/decision-request.js';
import { DecisionsService } from './decisions/decisions.service.js';
import { EndUserIds } from './decisions/end-user-ids.js';
import { servePublicly, type PublicRoute } from './edge/public-routes.js';
import { RateLimit } from './edge/rate-limit.js';
import { TrackingService } from './tracking/tracking.service.js';

/** `POST /decision` and `POST /metrics/track`; their OpenAPI description is in openapi.ts. */
@Injectable()
export class DecisionRoutes implements OnModuleInit {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly endUserIds: EndUserIds,
    private readonly decisions: DecisionsService,
    private readonly tracking: TrackingService,
  ) {}

  onModuleInit(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    const rateLimit = new RateLimit(this.config.publicRateLimit, () => this.clock.elapsed());
    servePublicly(fastify, this.decisionRoute(), rateLimit);
    servePublicly(fastify, this.trackingRoute(), rateLimit);
  }

  private decisionRoute(): PublicRoute {
    return {
      path: '/decision',
      bodyLimitBytes: 16 * 1024,
      contentTypes: ['application/json'],
      answer: ({ body, headers }) =>
        this.decisions.decide(parseDecisionRequest(body, this.endUserIds.next), headers),
    };
  }

  private trackingRoute(): PublicRoute {
    return {
      path: '/metrics/track',
      bodyLimitBytes: 1024 * 1024,
      contentTypes: ['application/json', 'text/plain'],
      answer: async (request) => JSON.stringify(await this.track(request)),
    };
  }

  private track({ body, headers }: FastifyRequest): Promise<unknown> {
    return this.tracking.track(body, { receivedAt: this.clock.now(), origin: headers.origin ?? null });
  }
}
