import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from './clock.js';
import { parseDecisionRequest, type DecisionRequest } from './decisions/index.js';
import { DecisionsService } from './decisions/decisions.service.js';
import { EndUserIds } from './serving/index.js';
import {
  PublicEdge,
  eventsIn,
  PublicLimits,
  type PublicAnswer,
  type PublicCaller,
  type PublicRoute,
} from './edge/index.js';
import { IdentitiesService } from './identity/identities.service.js';
import { OfrepEndpoints, ofrepLane } from './ofrep/index.js';
import { PreviewsService } from './previews/previews.service.js';
import { maxEvents, TrackingService } from './tracking/tracking.service.js';

/** `POST /decision`, `POST /metrics/track` and `POST /identify`; their OpenAPI description is in openapi.ts. */
@Injectable()
export class DecisionRoutes implements OnModuleInit {
  constructor(
    private readonly edge: PublicEdge,
    private readonly limits: PublicLimits,
    private readonly clock: Clock,
    private readonly endUserIds: EndUserIds,
    private readonly decisions: DecisionsService,
    private readonly previews: PreviewsService,
    private readonly tracking: TrackingService,
    private readonly identities: IdentitiesService,
    private readonly ofrep: OfrepEndpoints,
  ) {}

  onModuleInit(): void {
    const routes = [this.decisionRoute(), this.trackingRoute(), this.identityRoute()];
    this.edge.serve(routes, ofrepLane(this.ofrep));
  }

  private decisionRoute(): PublicRoute {
    return {
      path: '/decision',
      contentTypes: ['application/json', 'text/plain'],
      answer: (body, caller) => this.decide(parseDecisionRequest(body, this.endUserIds.next), caller),
    };
  }

  private trackingRoute(): PublicRoute {
    return {
      path: '/metrics/track',
      contentTypes: ['application/json', 'text/plain'],
      answer: async (body, caller) => ({
        text: JSON.stringify(await this.track(body, caller)),
        isAscii: false,
      }),
    };
  }

  private identityRoute(): PublicRoute {
    return {
      path: '/identify',
      contentTypes: ['application/json', 'text/plain'],
      answer: async (body, caller) => {
        await this.identities.identifyPublicly(body, caller);
        return { text: '{}', isAscii: true };
      },
    };
  }

  private decide(request: DecisionRequest, caller: PublicCaller): PublicAnswer | Promise<PublicAnswer> {
    const { preview } = request;
    return preview === undefined
      ? this.decisions.decide(request, caller)
      : this.previews.decide(request, preview, caller.headers);
  }

  private async track(body: unknown, { headers: { origin }, address }: PublicCaller): Promise<unknown> {
    await this.limits.countEvents(eventsIn(body, maxEvents), { address });
    const receivedAt = this.clock.now();
    const readPreview = (token: string) => this.previews.read(token);
    return this.tracking.track(body, { receivedAt, origin: origin ?? null, address, readPreview });
  }
}
