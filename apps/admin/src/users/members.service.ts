import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { User } from '#libs/entities';
import { notFound } from '#libs/errors';
import type { ListRequest, Page } from '#libs/http';
import type { MemberDto } from './member.dto.js';
import { countMembers, findMember, findMembers } from './members.queries.js';
import { UserDto } from './user.dto.js';

/** Reads users as their organizations see them. */
@Injectable()
export class MembersService {
  constructor(private readonly dataSource: DataSource) {}

  async getUser(id: number): Promise<UserDto> {
    const user = await this.dataSource.getRepository(User).findOneBy({ id });
    if (!user) throw notFound('user');
    return UserDto.from(user);
  }

  async list(request: ListRequest): Promise<Page<MemberDto>> {
    const { manager } = this.dataSource;
    const items = await findMembers(manager, request);
    return { items, total: request.total || (await countMembers(manager, request)) };
  }

  async getMember(organizationId: number, userId: number): Promise<MemberDto> {
    const member = await findMember(this.dataSource.manager, organizationId, userId);
    if (!member) throw notFound('user');
    return member;
  }
}
