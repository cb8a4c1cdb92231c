import { Injectable } from '@nestjs/common';
import { And, DataSource, Equal, IsNull, MoreThan, type EntityManager } from 'typeorm';
import { ApiKey } from '#libs/entities';
import { DomainError, invalidField, notFound } from '#libs/errors';
import { ApiKeys, hashApiKey, makeApiKey, maskApiKey, type ProjectCaller } from '#libs/guards';
import { SecurityLog } from '#libs/security';
import { cursorPage, idCursor, instantOf, rowsToRead, type CursorPage } from '#libs/http';
import { ApiKeyDto, type CreateApiKeyRequest, type KeyPerson, type ListApiKeysQuery } from './api-key.dto.js';
import { findPeople, ownerMayList } from './api-keys.queries.js';
import { chooseScopes } from './choose-scopes.js';

/** Makes, lists and revokes API keys. */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: ApiKeys,
    private readonly log: SecurityLog,
  ) {}

  /** The only answer that ever shows the key. */
  async create(request: CreateApiKeyRequest, caller: ProjectCaller): Promise<ApiKeyDto> {
    const { name, expires_at } = request;
    const kind = request.kind ?? 'secret';
    const membership = caller.membership ?? null;
    const service = membership === null || request.service === true;
    if (service && membership?.isSuper === false) throw superRequired();
    const key = makeApiKey(kind);
    const now = new Date();
    const userId = caller.userId ?? null;
    const row = {
      ...{ projectId: caller.projectId, createdBy: userId, name, kind, service },
      ...{ ownerId: service ? null : userId },
      scopes: chooseScopes({ kind, scopes: request.scopes }, service ? null : membership),
      ...{ hash: hashApiKey(key), masked: maskApiKey(key), expiresAt: futureTime(expires_at, now) },
    };
    const made = await this.dataSource.transaction(async (manager) => {
      const { id } = await manager.save(ApiKey, row);
      return readKey(manager, id, caller, now);
    });
    const { id, scopes } = made;
    this.log.record({
      kind: 'key-created',
      apiKeyId: id,
      ...byUser(caller),
      details: { kind, service, scopes },
    });
    return { ...made, key };
  }

  /** A key sees the others only when its owner may list them. */
  async list(query: ListApiKeysQuery, caller: ProjectCaller): Promise<CursorPage<ApiKeyDto>> {
    await this.keys.flushUses();
    const { projectId, keyId } = caller;
    const { manager } = this.dataSource;
    const after = MoreThan(idCursor(query));
    const seesAll = typeof keyId !== 'number' || (await ownerMayList(manager, keyId));
    const rows = await manager.find(ApiKey, {
      where: { projectId, id: seesAll ? after : And(after, Equal(keyId)) },
      order: { id: 'ASC' },
      take: rowsToRead(query),
    });
    const now = new Date();
    const people = await peopleFor(caller, manager, rows);
    const found = rows.map((row) => ApiKeyDto.from(row, people, now));
    return cursorPage(query, found, ({ id }) => String(id));
  }

  /** Revoking twice is fine. An ordinary secret key may revoke no other than itself. */
  async revoke(id: number, caller: ProjectCaller): Promise<ApiKeyDto> {
    const { projectId, keyId } = caller;
    await this.keys.flushUses();
    const [revoked, isNew] = await this.dataSource.transaction(async (manager) => {
      const key = await manager.findOneBy(ApiKey, { id, projectId });
      if (!key) throw notFound('API key');
      if (typeof keyId === 'number' && keyId !== id) throw onlyItself();
      const change = { revokedAt: new Date() };
      const { affected } = await manager.update(ApiKey, { id, revokedAt: IsNull() }, change);
      return [await readKey(manager, id, caller, change.revokedAt), affected === 1] as const;
    });
    if (isNew) this.log.record({ kind: 'key-revoked', apiKeyId: id, ...byUser(caller) });
    return revoked;
  }
}

/** The login behind a call, if there is one. */
const byUser = ({ userId }: ProjectCaller) => (userId === undefined ? {} : { userId });

async function readKey(
  manager: EntityManager,
  id: number,
  caller: ProjectCaller,
  now: Date,
): Promise<ApiKeyDto> {
  const key = await manager.findOneByOrFail(ApiKey, { id });
  return ApiKeyDto.from(key, await peopleFor(caller, manager, [key]), now);
}

/** Names of members are told to members, and to nobody who has a key alone. */
async function peopleFor(
  { membership }: ProjectCaller,
  manager: EntityManager,
  keys: readonly ApiKey[],
): Promise<ReadonlyMap<number, KeyPerson>> {
  return membership ? findPeople(manager, keys) : new Map();
}

function futureTime(text: string | null | undefined, now: Date): Date | null {
  if (text === undefined || text === null) return null;
  const time = instantOf(text, { ends: true });
  if (time <= now) throw invalidField('expires_at', 'must be in the future');
  return time;
}

function onlyItself(): DomainError {
  return new DomainError('forbidden', 'login-required', 'An API key can revoke only itself.');
}

function superRequired(): DomainError {
  return new DomainError('forbidden', 'super-required', 'Only super members can create service keys.');
}
