import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, MoreThan } from 'typeorm';
import { ApiKey } from '#libs/entities';
import { DomainError, invalidField, notFound } from '#libs/errors';
import { ApiKeys, hashApiKey, makeApiKey, maskApiKey, type ProjectCaller } from '#libs/guards';
import { cursorPage, idCursor, instantOf, rowsToRead, type CursorPage } from '#libs/http';
import { ApiKeyDto, type CreateApiKeyRequest, type ListApiKeysQuery } from './api-key.dto.js';

/** Makes, lists and revokes API keys. */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: ApiKeys,
  ) {}

  /** The only answer that ever shows the key. */
  async create({ name, kind, expires_at }: CreateApiKeyRequest, caller: ProjectCaller): Promise<ApiKeyDto> {
    const key = makeApiKey(kind ?? 'secret');
    const now = new Date();
    const row = {
      ...{ projectId: caller.projectId, createdBy: caller.userId ?? null, name, kind: kind ?? 'secret' },
      ...{ hash: hashApiKey(key), masked: maskApiKey(key), expiresAt: futureTime(expires_at, now) },
    };
    return this.dataSource.transaction(async (manager) => {
      const { id } = await manager.save(ApiKey, row);
      return { ...ApiKeyDto.from(await manager.findOneByOrFail(ApiKey, { id }), now), key };
    });
  }

  async list(query: ListApiKeysQuery, { projectId }: ProjectCaller): Promise<CursorPage<ApiKeyDto>> {
    await this.keys.flushUses();
    const rows = await this.dataSource.getRepository(ApiKey).find({
      where: { projectId, id: MoreThan(idCursor(query)) },
      order: { id: 'ASC' },
      take: rowsToRead(query),
    });
    const now = new Date();
    const found = rows.map((row) => ApiKeyDto.from(row, now));
    return cursorPage(query, found, ({ id }) => String(id));
  }

  /** Revoking twice is fine. An ordinary secret key may revoke no other than itself. */
  async revoke(id: number, { projectId, keyId }: ProjectCaller): Promise<ApiKeyDto> {
    await this.keys.flushUses();
    return this.dataSource.transaction(async (manager) => {
      const key = await manager.findOneBy(ApiKey, { id, projectId });
      if (!key) throw notFound('API key');
      if (typeof keyId === 'number' && keyId !== id) throw onlyItself();
      await manager.update(ApiKey, { id, revokedAt: IsNull() }, { revokedAt: new Date() });
      return ApiKeyDto.from(await manager.findOneByOrFail(ApiKey, { id }), new Date());
    });
  }
}

function futureTime(text: string | null | undefined, now: Date): Date | null {
  if (text === undefined || text === null) return null;
  const time = instantOf(text, { ends: true });
  if (time <= now) throw invalidField('expires_at', 'must lie in the future');
  return time;
}

function onlyItself(): DomainError {
  return new DomainError('forbidden', 'login-required', 'An API key may revoke no other key than itself.');
}
