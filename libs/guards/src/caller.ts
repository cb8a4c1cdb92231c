import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ProjectPermission } from '#libs/entities';
import type { AuthorizedKey } from './api-keys/authorized-key.js';

/** The login behind a request. */
export interface Caller {
  userId: number;
  email: string;
  sessionId: string;
}

/** What the guard found out about the caller in the organization that the request is about. */
export interface Membership {
  organizationId: number;
  /** Counts as Owner of every project of the organization. */
  isSuper: boolean;
  /** The actions of the caller's menu template. */
  actions: ReadonlySet<string>;
  /** Set when the request addresses a project or something in it. */
  projectId?: number;
  permission?: ProjectPermission;
}

export interface GuardedRequest extends FastifyRequest {
  user?: Caller;
  membership?: Membership;
  /** Set when an API key opened the route. */
  apiKey?: AuthorizedKey;
}

/** The login of the request. Only on routes that need one. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { user } = context.switchToHttp().getRequest<GuardedRequest>();
  if (!user) throw new Error('This route has no login.');
  return user;
});

/** The caller's membership in the organization of the request. Only on routes with an action. */
export const CurrentMembership = createParamDecorator((_: unknown, context: ExecutionContext): Membership => {
  const { membership } = context.switchToHttp().getRequest<GuardedRequest>();
  if (!membership) throw new Error('This route has no membership.');
  return membership;
});

/** The API key of the request. Only on routes for keys. */
export const CurrentKey = createParamDecorator((_: unknown, context: ExecutionContext): AuthorizedKey => {
  const { apiKey } = context.switchToHttp().getRequest<GuardedRequest>();
  if (!apiKey) throw new Error('This route has no API key.');
  return apiKey;
});

/** Who calls a route that takes a login or an API key, and which project the request is about. */
export interface ProjectCaller {
  projectId: number;
  /** Absent for a key. */
  userId?: number;
  /** What the login may do there; absent for a key. */
  membership?: Membership;
  /** Absent for a login; null for a token of API_TOKEN. */
  keyId?: number | null;
}

/** Only on routes that take a login or an API key. */
export const CurrentProjectCaller = createParamDecorator(
  (_: unknown, context: ExecutionContext): ProjectCaller => {
    const { apiKey, user, membership } = context.switchToHttp().getRequest<GuardedRequest>();
    if (apiKey) return { projectId: apiKey.projectId, keyId: apiKey.keyId };
    if (membership?.projectId === undefined) throw new Error('This route addresses no project.');
    return { projectId: membership.projectId, userId: user?.userId, membership };
  },
);
