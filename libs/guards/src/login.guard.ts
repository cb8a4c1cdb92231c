import { Injectable, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { normalizeEmail } from '#libs/entities';
import { DomainError } from '#libs/errors';
import { accessKey, type Access } from './access.decorators.js';
import type { Caller, GuardedRequest } from './caller.js';
import { JwtStrategy, strategyOf } from './jwt.strategy.js';

/**
 * Lets in who has a valid access token and names its e-mail in the `email` header. A route that does not
 * say who may call it is closed.
 */
@Injectable()
export class LoginGuard extends AuthGuard() {
  constructor(
    strategy: JwtStrategy,
    private readonly reflector: Reflector,
  ) {
    super(strategyOf(strategy));
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.get<Access | undefined>(accessKey, context.getHandler());
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    if (access?.to === 'anybody' || request.apiKey) return true;
    await super.canActivate(context);
    requireEmailHeader(request);
    return true;
  }

  override handleRequest<T>(error: unknown, caller: T | false): T {
    if (error) throw error instanceof Error ? error : new Error('The token could not be checked.');
    if (!caller)
      throw new DomainError('unauthenticated', 'not-authenticated', 'Log in and send the access token.');
    return caller;
  }
}

function requireEmailHeader(request: GuardedRequest): void {
  const { email } = request.user as Caller;
  const header = request.headers['email'];
  if (typeof header === 'string' && readings(header).some((text) => normalizeEmail(text) === email)) return;
  throw new DomainError(
    'forbidden',
    'email-header-mismatch',
    'Send the email address of the access token in the `email` header.',
  );
}

/** Node reads the bytes of a header as Latin-1; clients send what is beyond ASCII as that or as UTF-8. */
const readings = (header: string): string[] => [header, Buffer.from(header, 'latin1').toString('utf8')];
