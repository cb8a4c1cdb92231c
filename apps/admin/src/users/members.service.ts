import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '#libs/errors';
import type { ListRequest, Page } from '#libs/http';
import type { InvitedDto } from './invitation.dto.js';
import type { MemberDto } from './member.dto.js';
import { findMember, listPeople } from './members.queries.js';
import { UserDto } from './user.dto.js';

/** Reads users as their organizations see them. */
@Injectable()
export class MembersService {
  constructor(private readonly dataSource: DataSource) {}

  /** A user as one of their organizations sees them. */
  async getUser(organizationId: number, id: number): Promise<UserDto> {
    return UserDto.from(await this.getMember(organizationId, id));
  }

  /** Members, who asked to be, and who is invited. */
  list(request: ListRequest): Promise<Page<MemberDto | InvitedDto>> {
    return listPeople(this.dataSource.manager, request);
  }

  async getMember(organizationId: number, userId: number): Promise<MemberDto> {
    const member = await findMember(this.dataSource.manager, organizationId, userId);
    if (!member) throw notFound('user');
    return member;
  }
}
