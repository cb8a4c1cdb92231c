import { applyDecorators, SetMetadata } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiExtension,
  ApiForbiddenResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import type { ProjectPermission } from '#libs/entities';
import type { ActionName } from './actions.js';
import type { KeyNeed } from './api-keys/authorized-key.js';
import { kindNeeded } from './api-keys/key-scopes.js';
import type { ResourceKind } from './resource-owners.js';

/** Where in a request an id stands. */
export type IdSource = `${'params' | 'body' | 'query'}.${string}`;

/**
 * What a route addresses. With `organization` or `domain` the caller names it outright (403 when it is not
 * theirs); with `resource` it is the owner of the addressed thing (404 when it is not theirs).
 */
export interface AccessScope {
  organization?: IdSource;
  /** `organization` may be left out when the addressed thing tells it, or by a member of only one. */
  mayOmitOrganization?: boolean;
  /** Where the domain of the organization stands in the body. */
  domain?: `body.${string}`;
  resource?: {
    kind: ResourceKind;
    id: IdSource;
    /** Where the id may stand too; in both places it has to be the same. */
    orElse?: IdSource;
    needs?: ProjectPermission;
    /** The id may be left out by who can reach one project only. */
    mayOmit?: boolean;
  };
  /** The user that the request is about: oneself needs no action. */
  self?: IdSource;
  /** Things that the request may name, each checked when it does; without any, the action in some organization does. */
  named?: readonly { kind: ResourceKind; id: IdSource; needs: ProjectPermission }[];
}

/**
 * Who may call a route: anybody, any login, holders of an action within a scope, or API keys. Some routes for
 * holders are open to keys too, or at least to the tokens of API_TOKEN.
 */
export type Access =
  | { to: 'anybody'; action?: ActionName }
  | { to: 'any-login' }
  | { to: 'holders'; action: ActionName; scope: AccessScope; keys?: KeyNeed | 'token' }
  | { to: 'keys'; needs: KeyNeed };

/** The name of API keys among the security schemes of the OpenAPI document. */
export const apiKeyScheme = 'apiKey';

export const accessKey = 'access';

/** Open to everybody; `action` is the name under which a menu shows it. */
export function Public(action?: ActionName): MethodDecorator {
  const documented = action ? [ApiExtension('x-action', action)] : [];
  return applyDecorators(SetMetadata(accessKey, { to: 'anybody', action } satisfies Access), ...documented);
}

/** Open to every valid login, whatever its permissions. */
export function AnyLogin(): MethodDecorator {
  return applyDecorators(SetMetadata(accessKey, { to: 'any-login' } satisfies Access), documentedLogin());
}

/** Open to members whose menu template holds the action, in the organization that the scope leads to. */
export function Action(action: ActionName, scope: AccessScope): MethodDecorator {
  const addressed = scope.resource ?? scope.named?.[0];
  return applyDecorators(
    SetMetadata(accessKey, { to: 'holders', action, scope } satisfies Access),
    ApiExtension('x-action', action),
    documentedLogin(),
    ...(addressed ? [ApiNotFoundResponse({ description: 'Absent, or of another organization' })] : []),
    ...(addressed?.needs ? [ApiExtension('x-project-permission', addressed.needs)] : []),
  );
}

/** Open to API keys with this scope. Anything else is no key here. */
export function ApiKeyAccess(needs: KeyNeed): MethodDecorator {
  return applyDecorators(
    SetMetadata(accessKey, { to: 'keys', needs } satisfies Access),
    ApiBearerAuth(apiKeyScheme),
    documentedKey(needs),
    ApiUnauthorizedResponse({ description: 'No valid API key' }),
    ApiForbiddenResponse({ description: `The key has not the scope ${needs}` }),
  );
}

/**
 * Like `Action`, and open to API keys in place of a login: to those with a scope, to any secret key about itself,
 * or only to tokens of API_TOKEN. A key needs no action, and when `scope` names a project it has to be the key's.
 */
export function ActionOrKey(
  action: ActionName,
  scope: AccessScope,
  keys: KeyNeed | 'token',
): MethodDecorator {
  return applyDecorators(
    Action(action, scope),
    SetMetadata(accessKey, { to: 'holders', action, scope, keys } satisfies Access),
    ApiBearerAuth(apiKeyScheme),
    documentedKey(keys),
    ApiHeader({
      name: 'email',
      required: false,
      description: 'With a login: the e-mail of its access token',
    }),
  );
}

/** `x-api-key` says which kind of key it takes at least, `x-api-scope` which scope. */
function documentedKey(needs: KeyNeed | 'token'): MethodDecorator {
  const kind = needs === 'token' ? 'token' : needs === 'itself' ? 'secret' : kindNeeded(needs);
  return applyDecorators(ApiExtension('x-api-key', kind), ApiExtension('x-api-scope', needs));
}

function documentedLogin(): MethodDecorator {
  return applyDecorators(
    ApiBearerAuth(),
    ApiHeader({ name: 'email', required: true, description: 'The e-mail of the access token' }),
    ApiUnauthorizedResponse({ description: 'No valid access token' }),
    ApiForbiddenResponse({ description: 'Another `email` header, or a permission is missing' }),
  );
}

/** An organization that the request names itself. */
export const inOrganization = (organization: IdSource): AccessScope => ({ organization });

/** An organization named by its domain. */
export const inOrganizationOfDomain = (domain: `body.${string}`): AccessScope => ({ domain });

/** An organization that the request names, unless the caller belongs to one only. */
export const inOnlyOrganization = (organization: IdSource): AccessScope => ({
  organization,
  mayOmitOrganization: true,
});

/** An organization that the request names, and a user in it; one may ask about oneself without the action. */
export const memberOrSelf = (self: IdSource, organization: IdSource): AccessScope => ({ organization, self });

/** The organization that an addressed thing belongs to; when the body names one too, it must be the same. */
export const ofOrganization = (kind: ResourceKind, id: IdSource, organization?: IdSource): AccessScope => ({
  organization,
  mayOmitOrganization: true,
  resource: { kind, id },
});

/** A project that the request names, unless the caller can reach one only. */
export const inOnlyProject = (id: IdSource, needs: ProjectPermission, orElse?: IdSource): AccessScope => ({
  resource: { kind: 'project', id, orElse, needs, mayOmit: true },
});

/** Things of projects that the request may name; naming none, it is about nobody's data. */
export const ofNamed = (
  ids: Partial<Record<ResourceKind, IdSource>>,
  needs: ProjectPermission,
): AccessScope => ({
  named: Object.entries(ids).map(([kind, id]) => ({ kind: kind as ResourceKind, id, needs })),
});

/** The organization and project that own an addressed thing; `needs` is the least project permission. */
export function of(kind: ResourceKind, id: IdSource, needs: ProjectPermission): AccessScope {
  return { resource: { kind, id, needs } };
}
