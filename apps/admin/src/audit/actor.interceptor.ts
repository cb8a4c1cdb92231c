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
  };
}
