import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, MoreThan, type EntityManager } from 'typeorm';
import { announceChange } from '#libs/datafiles';
import { EndUser } from '#libs/entities';
import { invalidField, notFound } from '#libs/errors';
import { cursorPage, givenFields, rowsToRead, type CursorListQuery, type CursorPage } from '#libs/http';
import { Erasures } from './erasures.js';
import { requireAttributes } from './end-user-attributes.js';
import { EndUserDto, type CreateEndUserRequest, type UpdateEndUserRequest } from './end-user.dto.js';

/** What is told about end users. Decisions notice a change within about a second. */
@Injectable()
export class EndUsersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly erasures: Erasures,
  ) {}

  create(projectId: number, request: CreateEndUserRequest): Promise<EndUserDto> {
    const { id, is_premium, country_code, attributes, ...names } = request;
    const row = {
      ...{ projectId, id: id ?? randomUUID() },
      ...{ firstName: names.first_name, lastName: names.last_name, email: names.email },
      ...{ isPremium: is_premium ?? false, countryCode: country_code || null },
      attributes: requireAttributes(attributes ?? {}),
    };
    return this.dataSource.transaction(async (manager) => {
      await manager.insert(EndUser, row as Parameters<typeof manager.insert<EndUser>>[1]);
      return read(manager, projectId, row.id);
    });
  }

  get(projectId: number, id: string): Promise<EndUserDto> {
    return read(this.dataSource.manager, projectId, id);
  }

  async list(projectId: number, query: CursorListQuery): Promise<CursorPage<EndUserDto>> {
    const users = await this.dataSource.getRepository(EndUser).find({
      where: { projectId, id: MoreThan(lastId(query)) },
      order: { id: 'ASC' },
      take: rowsToRead(query),
    });
    const found = users.map((user) => EndUserDto.from(user));
    return cursorPage(query, found, ({ id }) => Buffer.from(id).toString('base64url'));
  }

  update(projectId: number, id: string, request: UpdateEndUserRequest): Promise<EndUserDto> {
    const { first_name, last_name, is_premium, country_code, ...rest } = givenFields(request);
    if (rest.attributes) requireAttributes(rest.attributes);
    const named = { firstName: first_name, lastName: last_name, isPremium: is_premium };
    const country = country_code === undefined ? {} : { countryCode: country_code || null };
    const changes = { ...named, ...country, ...rest, updatedAt: new Date() };
    return this.dataSource.transaction(async (manager) => {
      const { affected } = await manager.update(
        EndUser,
        { projectId, id },
        changes as Parameters<typeof manager.update<EndUser>>[2],
      );
      if (!affected) throw notFound('user');
      return read(manager, projectId, id);
    });
  }

  /** Also for an end user who is known by their id only: what they did stays, and is nobody's from then on. */
  remove(projectId: number, id: string): Promise<void> {
    return this.erasures.erase(
      projectId,
      id,
      async (manager, { profile, assignments, events, memberships, pinned, waiting }) => {
        if (!profile && assignments + events + memberships + pinned + waiting === 0) throw notFound('user');
        if (memberships > 0) await announceChange(manager, projectId);
      },
    );
  }
}

async function read(manager: EntityManager, projectId: number, id: string): Promise<EndUserDto> {
  const user = await manager.findOneBy(EndUser, { projectId, id });
  if (!user) throw notFound('user');
  return EndUserDto.from(user);
}

/** The id in a cursor, which names it in an encoding since an id may hold anything. */
function lastId({ cursor }: CursorListQuery): string {
  if (!cursor) return '';
  const id = Buffer.from(cursor, 'base64url').toString();
  if (id === '' || id.includes('\0') || Buffer.from(id).toString('base64url') !== cursor)
    throw invalidField('cursor', 'must be the X-Next-Cursor of an answer');
  return id;
}
