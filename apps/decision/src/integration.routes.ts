import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { ApiKeys } from '#libs/guards';
import { answerByVariant, answerByVariantName } from './assignments/assignment-answer.js';
import { parseAssignment, parseEligibility, visitOf } from './assignments/assignment-request.js';
import { AssignmentsService } from './assignments/assignments.service.js';
import { Clock } from './clock.js';
import { serveKeyed, type KeyedRoute } from './edge/keyed-routes.js';
import { EventsService } from './events/events.service.js';
import { readIdempotency } from './events/idempotency.js';

const eventTypes = ['impression', 'click', 'conversion'] as const;

/** The integration API's routes of the decision app; their OpenAPI description is in openapi.ts. */
@Injectable()
export class IntegrationRoutes implements OnModuleInit {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly keys: ApiKeys,
    private readonly clock: Clock,
    private readonly assignments: AssignmentsService,
    private readonly events: EventsService,
  ) {}

  onModuleInit(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    serveKeyed(fastify, [...this.assignmentRoutes(), ...this.eventRoutes()], this.keys);
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
          return { status: 200, body: answerByVariantName(assigned, visit.endUserId) };
        },
      },
      {
        method: 'POST',
        path: '/api/assignment',
        scope: 'decide',
        answer: async ({ body, ...asking }) => {
          const { experiment, ...visit } = parseAssignment(body);
          const assigned = await assignments.assign(experiment, visit, asking);
          return { status: 200, body: answerByVariant(assigned, visit.endUserId) };
        },
      },
      {
        method: 'POST',
        path: '/api/experiments/check-eligibility',
        scope: 'decide',
        answer: async ({ body, ...asking }) => {
          const eligible = await assignments.checkEligibility(parseEligibility(body), asking);
          return { status: 200, body: { eligible_experiment_ids: eligible } };
        },
      },
    ];
  }

  private eventRoutes(): KeyedRoute[] {
    return [undefined, ...eventTypes].map((type) => {
      const path = type === undefined ? '/api/events' : `/api/events/${type}`;
      return {
        method: 'POST',
        path,
        scope: 'events:write',
        answer: ({ key, headers, body }) => {
          const idempotency = readIdempotency(headers['idempotency-key'], key, { path, body });
          return this.events.take(body, { key, idempotency, type, receivedAt: this.clock.now() });
        },
      };
    });
  }
}
