import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { ProjectPermission } from '#libs/entities';
import { DomainError, notFound } from '#libs/errors';
import { accessKey, type Access } from './access.decorators.js';
import type { GuardedRequest, Membership } from './caller.js';
import { MembershipQueries, type MembershipRow } from './membership.queries.js';
import { readId } from './read-id.js';
import { grantedActions } from './granted-actions.js';

const ranks: Record<ProjectPermission, number> = { Viewer: 1, Editor: 2, Owner: 3 };

/**
 * Checks, in this order: the organization that the request is about, the caller's enabled link to it, the
 * action in the menu template of that link, and the permission on the project. All of it is read anew for
 * each request, so a change takes effect on the next one.
 */
@Injectable()
export class ActionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly memberships: MembershipQueries,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.get<Access | undefined>(accessKey, context.getHandler());
    if (access === undefined)
      throw new DomainError('forbidden', 'action-not-granted', 'This route is closed.');
    if (access.to !== 'holders') return true;
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    request.membership = await this.check(request, access);
    return true;
  }

  private async check(request: GuardedRequest, access: Access & { to: 'holders' }): Promise<Membership> {
    const { organization, resource } = access.scope;
    const organizationId = organization && readId(request, organization);
    const row = await this.find(
      request,
      organizationId,
      resource && { ...resource, id: readId(request, resource.id) },
    );
    const membership = toMembership(row);
    if (!membership.actions.has(access.action)) {
      throw new DomainError(
        'forbidden',
        'action-not-granted',
        `Your menu template does not hold ${access.action}.`,
      );
    }
    if (resource) requirePermission(membership, resource.needs);
    return membership;
  }

  private async find(
    { user }: GuardedRequest,
    organizationId: number | undefined,
    resource: { kind: Parameters<MembershipQueries['ofResource']>[1]; id: number } | undefined,
  ): Promise<MembershipRow> {
    const userId = user?.userId ?? 0;
    if (organizationId !== undefined && !(await this.memberships.ofOrganization(userId, organizationId))) {
      throw new DomainError(
        'forbidden',
        'organization-forbidden',
        'You are no enabled member of this organization.',
      );
    }
    const row = resource
      ? await this.memberships.ofResource(userId, resource.kind, resource.id)
      : await this.memberships.ofOrganization(userId, organizationId ?? 0);
    if (!row || (organizationId !== undefined && row.organizationId !== organizationId)) {
      throw notFound(resource?.kind ?? 'organization');
    }
    return row;
  }
}

function toMembership(row: MembershipRow): Membership {
  return {
    organizationId: row.organizationId,
    isSuper: row.isSuper,
    actions: grantedActions(row.tree ?? []),
    projectId: row.projectId ?? undefined,
    permission: row.isSuper ? 'Owner' : (row.permission ?? undefined),
  };
}

function requirePermission(membership: Membership, needs: ProjectPermission): void {
  const { permission } = membership;
  if (permission !== undefined && ranks[permission] >= ranks[needs]) return;
  throw new DomainError(
    'forbidden',
    'project-permission-missing',
    `This needs the permission ${needs} on the project.`,
  );
}
