import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { MenuTemplate, OrganizationUser, User } from '#libs/entities';
import { DomainError, notFound } from '#libs/errors';
import { grantedActions, requireGrantable, type Caller } from '#libs/guards';
import { givenFields } from '#libs/http';
import { takeOverKeys } from '../api-keys/index.js';
import { requireAssignable } from './assignable.js';
import { UpdatedMemberDto, type UpdateMemberRequest } from './member.dto.js';
import {
  lockMembers,
  requireOwnMember,
  requireSuperFor,
  requireSuperLeft,
  type LinkChange,
} from './member-rules.js';
import { findMember } from './members.queries.js';

type Author = Parameters<typeof requireAssignable>[1] & { userId: number };

/** Changes of members by members: approval, disabling, role, menu template, profile. */
@Injectable()
export class MemberChangesService {
  constructor(private readonly dataSource: DataSource) {}

  update(
    organizationId: number,
    userId: number,
    request: UpdateMemberRequest,
    caller: Caller,
  ): Promise<UpdatedMemberDto> {
    const { firstName, lastName, contactNumber, takeOverKeys: kept = [], ...link } = givenFields(request);
    return this.dataSource.transaction(async (manager) => {
      await lockMembers(manager, organizationId);
      const author = await readAuthor(manager, organizationId, caller);
      await takeOverKeys(manager, { organizationId, userId }, kept, author);
      await changeLink(manager, author, userId, link);
      await changeProfile(manager, author, userId, { firstName, lastName, contactNumber });
      const member = await findMember(manager, organizationId, userId);
      if (!member) throw notFound('user');
      return UpdatedMemberDto.from(member);
    });
  }
}

/** The caller as they are under the lock, since the change before this one may have been about them. */
async function readAuthor(
  manager: EntityManager,
  organizationId: number,
  { userId }: Caller,
): Promise<Author> {
  const link = await manager.findOneBy(OrganizationUser, { organizationId, userId, disabled: false });
  if (!link) {
    throw new DomainError('forbidden', 'organization-forbidden', 'You are no longer an active member.');
  }
  const template = await manager.findOneBy(MenuTemplate, { id: link.menuTemplateId ?? 0 });
  return { organizationId, userId, isSuper: link.super, actions: grantedActions(template?.tree ?? []) };
}

async function changeLink(
  manager: EntityManager,
  author: Author,
  userId: number,
  change: LinkChange & { roleId?: number; menuTemplateId?: number },
): Promise<void> {
  const { organizationId } = author;
  const link = await manager.findOneBy(OrganizationUser, { organizationId, userId });
  if (!link) throw notFound('user');
  if (Object.values(change).every((value) => value === undefined)) return;
  requireSuperFor(author, link, change);
  await requireAssignable(manager, author, change);
  if (link.disabled && change.disabled === false)
    await requireApprovable(manager, author, { ...link, ...change });
  if (change.disabled !== undefined) await endInvitation(manager, organizationId, userId);
  const approval = change.disabled === false ? { requested: false } : {};
  await manager.update(OrganizationUser, { organizationId, userId }, { ...change, ...approval });
  if (link.super) await requireSuperLeft(manager, organizationId);
}

/** To enable a link is to grant what its template holds. */
async function requireApprovable(
  manager: EntityManager,
  author: Author,
  { menuTemplateId }: Pick<OrganizationUser, 'menuTemplateId'>,
): Promise<void> {
  const template = await manager.findOneBy(MenuTemplate, { id: menuTemplateId ?? 0 });
  requireGrantable(author, template?.tree ?? []);
}

/** Nobody comes in, or back, by an invitation from before a member decided about them. */
async function endInvitation(manager: EntityManager, organizationId: number, userId: number): Promise<void> {
  await manager.query(
    `DELETE FROM invitation WHERE organization_id = $1 AND email = (SELECT email FROM "user" WHERE id = $2)`,
    [organizationId, userId],
  );
}

async function changeProfile(
  manager: EntityManager,
  author: Author,
  userId: number,
  profile: Partial<Pick<User, 'firstName' | 'lastName' | 'contactNumber'>>,
): Promise<void> {
  if (Object.values(profile).every((value) => value === undefined)) return;
  if (userId !== author.userId) await requireOwnMember(manager, author.organizationId, userId);
  await manager.update(User, { id: userId }, profile);
}
