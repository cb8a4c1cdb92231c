import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError, notFound } from '#libs/errors';
import { accessKey, type Access, type IdSource } from '../access.decorators.js';
import type { GuardedRequest } from '../caller.js';
import { filledPlace, hasField, readId } from '../read-id.js';
import { ApiKeys } from './api-keys.js';
import type { AuthorizedKey } from './authorized-key.js';

type ForHolders = Access & { to: 'holders' };

/**
 * Lets in who has an API key, on the routes that take one; the guards after it ask those for no login.
 * Where a login will do too, whatever does not look like a key is left to them.
 */
@Injectable()
export class ApiKeyGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly keys: ApiKeys,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.get<Access | undefined>(accessKey, context.getHandler());
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    const { authorization } = request.headers;
    if (access?.to === 'keys') {
      request.apiKey = await this.keys.authorize(authorization, access.needs, request.ip);
    } else if (access?.to === 'holders' && access.keys && this.keys.isMeant(authorization)) {
      const needs = access.keys === 'token' ? 'itself' : access.keys;
      request.apiKey = requireFitting(
        await this.keys.authorize(authorization, needs, request.ip),
        request,
        access,
      );
    }
    return true;
  }
}

/** A key opens its own project only, whatever the request names. */
function requireFitting(key: AuthorizedKey, request: GuardedRequest, access: ForHolders): AuthorizedKey {
  const { resource } = access.scope;
  if (resource?.kind === 'project') requireOwn(key, request, filledPlace(request, resource));
  if (access.keys === 'token' && key.keyId !== null) {
    throw new DomainError(
      'forbidden',
      'login-required',
      'API keys cannot do this. Log in or use a token of API_TOKEN.',
    );
  }
  return key;
}

function requireOwn(key: AuthorizedKey, request: GuardedRequest, project: IdSource): void {
  if (hasField(request, project) && readId(request, project) !== key.projectId) throw notFound('project');
}
