import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { eventShortcuts } from '#libs/entities';
import { ApiKeys } from '#libs/guards';
import { RefusalWatch } from '#libs/security';
import {
  answerByVariant,
  answerByVariantName,
  parseAssignment,
  parseEligibility,
  visitOf,
} from './assignments/index.js';
import { AssignmentsService } from './assignments/assignments.service.js';
import { Clock } from './clock.js';
import { ProjectsService } from './serving/projects.service.js';
import { serveKeyed, type KeyedRoute, PublicLimits } from './edge/index.js';
import { EventsService } from './events/events.service.js';
import { readIdempotency } from './events/index.js';
import { IdentitiesService } from './identity/identities.service.js';

/** The integration API's routes of the decision app; their OpenAPI description is in openapi.ts. */
@Injectable()
export class IntegrationRoutes implements OnModuleInit {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly keys: ApiKeys,
    private readonly limits: PublicLimits,
    private readonly projects: ProjectsService,
    private readonly clock: Clock,
    private readonly assignments: AssignmentsService,
    private readonly events: EventsService,
    private readonly refusals: RefusalWatch,
    private readonly identities: IdentitiesService,
  ) {}

  onModuleInit(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    const { keys, limits, projects } = this;
    serveKeyed(fastify, [...this.assignmentRoutes(), ...this.eventRoutes(), this.identityRoute()], {
      keys,
      rateLimit: limits.calls,
      checkOrigin: projects.checkOrigin,
      refusals: this.refusals,
    });
  }

  private assignmentRoutes(): KeyedRoute[] {
    const { assignments } = this;
    return [
      {
        method: 'GET',
        path: '/api/experiments/:experiment/assignment/:user_id',
        scope: 'decide',
        answer: async ({ params, ...asking }) => {
          const visit = visitOf(params['user_id'] ?? '');
          const assigned = await assignments.assign(params['experiment'] ?? '', visit, asking);
          const body = answerByVariantName(assigned, visit.endUserId);
          return { status: 200, body, notCounted: assigned.notCounted };
        },
      },
      {
        method: 'POST',
        path: '/api/assignment',
        scope: 'decide',
        answer: async ({ body: asked, ...asking }) => {
          const { experiment, ...visit } = parseAssignment(asked);
          const assigned = await assignments.assign(experiment, visit, asking);
          const body = answerByVariant(assigned, visit.endUserId);
          return { status: 200, body, notCounted: assigned.notCounted };
        },
      },
      {
        method: 'POST',
        path: '/api/experiments/check-eligibility',
        scope: 'decide',
        answer: async ({ body, ...asking }) => {
          const { eligible, notCounted } = await assignments.checkEligibility(parseEligibility(body), asking);
          return { status: 200, body: { eligible_experiment_ids: eligible }, notCounted };
        },
      },
    ];
  }

  private identityRoute(): KeyedRoute {
    return {
      method: 'POST',
      path: '/api/identify',
      scope: 'users',
      answer: async ({ key, body }) => {
        await this.identities.identify(body, key.projectId);
        return { status: 200, body: {} };
      },
    };
  }

  private eventRoutes(): KeyedRoute[] {
    return [undefined, ...eventShortcuts].map((type) => {
      const path = type === undefined ? '/api/events' : `/api/events/${type}`;
      return {
        method: 'POST',
        path,
        scope: 'events:write',
        answer: ({ key, headers, address, body }) => {
          const idempotency = readIdempotency(headers['idempotency-key'], key, { path, body });
          const receivedAt = this.clock.now();
          return this.events.take(body, { key, headers, address, idempotency, type, receivedAt });
        },
      };
    });
  }
}
