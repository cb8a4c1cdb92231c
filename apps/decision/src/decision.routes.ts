import type { IncomingHttpHeaders } from 'node:http';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { JsonText } from '#libs/evaluation';
import { Clock } from './clock.js';
import { parseDecisionRequest, type DecisionRequest } from './decisions/decision-request.js';
import { DecisionsService } from './decisions/decisions.service.js';
import { EndUserIds } from './decisions/end-user-ids.js';
import { PublicEdge } from './edge/public-edge.js';
import type { PublicRoute } from './edge/public-route.js';
import { PreviewsService } from './previews/previews.service.js';
import { TrackingService } from './tracking/tracking.service.js';

/** `POST /decision` and `POST /metrics/track`; their OpenAPI description is in openapi.ts. */
@Injectable()
export class DecisionRoutes implements OnModuleInit {
  constructor(
    private readonly edge: PublicEdge,
    private readonly clock: Clock,
    private readonly endUserIds: EndUserIds,
    private readonly decisions: DecisionsService,
    private readonly previews: PreviewsService,
    private readonly tracking: TrackingService,
  ) {}

  onModuleInit(): void {
    this.edge.serve([this.decisionRoute(), this.trackingRoute()]);
  }

  private decisionRoute(): PublicRoute {
    return {
      path: '/decision',
      contentTypes: ['application/json'],
      answer: (body, headers) => this.decide(parseDecisionRequest(body, this.endUserIds.next), headers),
    };
  }

  private trackingRoute(): PublicRoute {
    return {
      path: '/metrics/track',
      contentTypes: ['application/json', 'text/plain'],
      answer: async (body, headers) => ({
        text: JSON.stringify(await this.track(body, headers)),
        isAscii: false,
      }),
    };
  }

  private decide(request: DecisionRequest, headers: IncomingHttpHeaders): JsonText | Promise<JsonText> {
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
