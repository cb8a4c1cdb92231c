import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { ApiKeys } from '#libs/guards';
import { Clock } from './clock.js';
import { serveKeyed, type KeyedRoute } from './edge/keyed-routes.js';
import { EventsService } from './events/events.service.js';
import { readIdempotency } from './events/idempotency.js';

const mebibyte = 1024 * 1024;
const eventTypes = ['impression', 'click', 'conversion'] as const;

/** The integration API's routes of the decision app; their OpenAPI description is in openapi.ts. */
@Injectable()
export class IntegrationRoutes implements OnModuleInit {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly keys: ApiKeys,
    private readonly clock: Clock,
    private readonly events: EventsService,
  ) {}

  onModuleInit(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    serveKeyed(fastify, this.eventRoutes(), this.keys);
  }

  private eventRoutes(): KeyedRoute[] {
    return [undefined, ...eventTypes].map((type) => {
      const path = type === undefined ? '/api/events' : `/api/events/${type}`;
      return {
        method: 'POST',
        path,
        bodyLimitBytes: mebibyte,
        answer: ({ key, headers, body }) => {
          const idempotency = readIdempotency(headers['idempotency-key'], key, { path, body });
          return this.events.take(body, { key, idempotency, type, receivedAt: this.clock.now() });
        },
      };
    });
  }
}
