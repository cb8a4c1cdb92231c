import { Injectable, type ExecutionContext } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { DomainError } from '#libs/errors';
import type { Caller, GuardedRequest } from './caller.js';
import { JwtStrategy, strategyOf } from './jwt.strategy.js';

/** For public routes that take a bearer token in place of something else; a wrong token is refused. */
@Injectable()
export class OptionalLoginGuard extends AuthGuard() {
  constructor(strategy: JwtStrategy) {
    super(strategyOf(strategy));
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const { headers } = context.switchToHttp().getRequest<GuardedRequest>();
    if (headers.authorization === undefined) return true;
    return (await super.canActivate(context)) as boolean;
  }

  override handleRequest<T = Caller>(error: unknown, caller: T | false): T {
    if (error) throw error instanceof Error ? error : new Error('The token could not be checked.');
    if (!caller)
      throw new DomainError('unauthenticated', 'not-authenticated', 'The access token is not valid.');
    return caller;
  }
}
