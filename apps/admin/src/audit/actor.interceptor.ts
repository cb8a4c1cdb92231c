import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import type { Observable } from 'rxjs';
import { accessKey, type Access, type GuardedRequest } from '#libs/guards';
import { goneSignal } from './gone-signal.js';
import { actAs, type RequestActor } from './request-actor.js';

/** Runs every route in the name of its caller. */
@Injectable()
export class ActorInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const access = this.reflector.get<Access | undefined>(accessKey, context.getHandler());
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    const gone = goneSignal(context.switchToHttp().getResponse<FastifyReply>());
    return actAs({ ...actorOf(request, access), gone }, () => next.handle());
  }
}

function actorOf(request: GuardedRequest, access?: Access): RequestActor {
  const { method, routeOptions, user, membership, apiKey } = request;
  const named = access && 'action' in access ? access.action : undefined;
  return {
    action: named ?? `${method} ${routeOptions.url}`,
    userId: user?.userId,
    apiKeyId: apiKey?.keyId ?? undefined,
    organizationId: membership?.organizationId,
    projectId: membership?.projectId ?? apiKey?.projectId,
    isProgram: apiKey !== undefined,
    ifMatch: request.headers['if-match'],
    opensToEverybody: saysOpen(request.query, 'true') || saysOpen(request.body, true),
  };
}

/** Whether a query or body says that a running experiment may open to everybody. */
function saysOpen(fields: unknown, yes: unknown): boolean {
  if (typeof fields !== 'object' || fields === null) return false;
  const { opensToEverybody, opens_to_everybody } = fields as Record<string, unknown>;
  return opensToEverybody === yes || opens_to_everybody === yes;
}
