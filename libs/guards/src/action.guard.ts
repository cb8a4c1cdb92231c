import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { ProjectPermission } from '#libs/entities';
import { DomainError, invalidField, notFound } from '#libs/errors';
import type { ActionName } from './actions.js';
import { accessKey, type Access, type AccessScope, type IdSource } from './access.decorators.js';
import type { Caller, GuardedRequest, Membership } from './caller.js';
import { MembershipQueries, type MembershipRow } from './membership.queries.js';
import { filledPlace, hasField, readId, readText } from './read-id.js';
import { grantedActions } from './granted-actions.js';

const ranks: Record<ProjectPermission, number> = { Viewer: 1, Editor: 2, Owner: 3 };

/**
 * Checks, in this order: the organization that the request is about, the caller's enabled link to it, the
 * action in the menu template of that link, and the permission on the project. All of it is read again for
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
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    if (access.to === 'anybody' || request.apiKey) return true;
    if (access.to === 'keys') throw new Error('A route for keys was reached without one.');
    if (access.to === 'any-login') await this.requireEnabled(request.user);
    else request.membership = await this.checkAll(request, access);
    return true;
  }

  /** An open invitation is enough: accepting it needs a login, and nothing else is open to its recipient. */
  private async requireEnabled(caller: Caller | undefined): Promise<void> {
    const { userId = 0, email = '' } = caller ?? {};
    if ((await this.memberships.organizationsOf(userId)).length > 0) return;
    if (await this.memberships.isInvited(email)) return;
    throw new DomainError('forbidden', 'account-disabled', 'Your account is disabled everywhere.');
  }

  private async checkAll(
    request: GuardedRequest,
    { action, scope }: Access & { to: 'holders' },
  ): Promise<Membership | undefined> {
    if (!scope.named) return this.check(request, action, scope);
    const named = scope.named.filter(({ id }) => hasField(request, id));
    if (named.length === 0) return this.checkAnywhere(request, action);
    let membership: Membership | undefined;
    for (const resource of named) membership = await this.check(request, action, { resource });
    return membership;
  }

  private async checkAnywhere({ user }: GuardedRequest, action: ActionName): Promise<Membership | undefined> {
    const userId = user?.userId ?? 0;
    for (const organizationId of await this.memberships.organizationsOf(userId)) {
      const rows = await this.memberships.ofOrganization(userId, organizationId);
      const holder = rows.map(toMembership).find(({ actions }) => actions.has(action));
      if (holder) return holder;
    }
    throw notGranted(action);
  }

  private async check(request: GuardedRequest, action: ActionName, scope: AccessScope): Promise<Membership> {
    const memberships = (await this.find(request, scope)).map(toMembership);
    const membership = memberships.find(({ actions }) => actions.has(action)) ?? memberships[0];
    if (!membership || !(membership.actions.has(action) || isAboutSelf(request, scope))) {
      throw notGranted(action);
    }
    if (scope.resource?.needs) requirePermission(membership, scope.resource.needs);
    return membership;
  }

  /** The caller's links that the scope leads to, at least one; several only for what several own. */
  private async find(request: GuardedRequest, scope: AccessScope): Promise<MembershipRow[]> {
    const { resource } = scope;
    const userId = request.user?.userId ?? 0;
    const organizationId = await this.readOrganization(request, scope);
    const named =
      organizationId === undefined ? [] : await this.memberships.ofOrganization(userId, organizationId);
    if (organizationId !== undefined && named.length === 0) throw organizationForbidden();
    if (!resource) return named;
    const { kind, mayOmit = false } = resource;
    const id = filledPlace(request, resource);
    const addressed =
      mayOmit && !hasField(request, id) ? await this.onlyProject(userId, id) : readId(request, id);
    const rows = await this.memberships.ofResource(userId, kind, addressed);
    const owners = rows.filter((row) => [undefined, row.organizationId].includes(organizationId));
    if (owners.length === 0) throw notFound(resource.kind);
    return owners;
  }

  private async readOrganization(
    request: GuardedRequest,
    { organization, domain, mayOmitOrganization = false, resource }: AccessScope,
  ): Promise<number | undefined> {
    if (domain)
      return this.memberships.organizationOfDomain(request.user?.userId ?? 0, readText(request, domain));
    if (!organization || (mayOmitOrganization && !hasField(request, organization))) {
      return resource ? undefined : this.onlyOrganization(request);
    }
    return readId(request, organization);
  }

  private async onlyProject(userId: number, source: IdSource): Promise<number> {
    const projects = await this.memberships.projectsOf(userId);
    if (projects.length === 1) return projects[0]!;
    const count = projects.length === 0 ? 'no project' : 'several projects';
    throw invalidField(source.split('.')[1]!, `must be named, since you can reach ${count}`);
  }

  private async onlyOrganization({ user }: GuardedRequest): Promise<number> {
    const organizations = await this.memberships.organizationsOf(user?.userId ?? 0);
    if (organizations.length > 1) {
      throw invalidField('orgId', 'must be named, since you belong to several organizations');
    }
    if (organizations[0] === undefined) throw organizationForbidden();
    return organizations[0];
  }
}

const organizationForbidden = (): DomainError =>
  new DomainError(
    'forbidden',
    'organization-forbidden',
    'You are not an active member of this organization.',
  );

const notGranted = (action: ActionName): DomainError =>
  new DomainError('forbidden', 'action-not-granted', `Your menu template does not grant ${action}.`);

function isAboutSelf(request: GuardedRequest, { self }: AccessScope): boolean {
  return self !== undefined && readId(request, self) === request.user?.userId;
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
    `You need the permission ${needs} on the project.`,
  );
}
