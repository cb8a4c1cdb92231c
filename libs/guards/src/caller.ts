import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ProjectPermission } from '#libs/entities';

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
