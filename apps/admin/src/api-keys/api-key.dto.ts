import { ApiProperty } from '@nestjs/swagger';
import { apiKeyKinds, type ApiKey, type ApiKeyKind } from '#libs/entities';
import { CursorListQuery, EnumField, IdField, NameField, QueryIdField, TimeField } from '#libs/http';

export class CreateApiKeyRequest {
  @NameField({ example: 'Nightly import' })
  name!: string;

  @EnumField(apiKeyKinds, { optional: true, description: '`secret` when left out' })
  kind?: ApiKeyKind | null;

  @TimeField({
    optional: true,
    description: 'When it stops working, a date for the end of that day in UTC; never when left out',
  })
  expires_at?: string | null;

  @IdField({
    optional: true,
    description:
      'Here or in the query. Needed with a login that can reach several projects; a token of API_TOKEN knows its own',
  })
  project_id?: number | null;
}

export class ListApiKeysQuery extends CursorListQuery {
  @QueryIdField({
    optional: true,
    description: 'Needed with a login that can reach several projects; a key knows its own',
  })
  project_id?: number | null;
}

const time = { type: String, format: 'date-time', example: '2026-05-01T12:00:00.000Z' } as const;

export class ApiKeyDto {
  @ApiProperty({ example: 3 })
  id!: number;

  @ApiProperty({
    example: 'abt_sk_****x9Qd',
    description: 'Whole in the answer that made it, masked ever after',
  })
  key!: string;

  @ApiProperty({ example: 'Nightly import' })
  name!: string;

  @ApiProperty({ enum: [...apiKeyKinds] })
  kind!: ApiKeyKind;

  @ApiProperty({ example: 1 })
  project_id!: number;

  @ApiProperty({ example: true, description: 'False once it is revoked or has expired' })
  is_active!: boolean;

  @ApiProperty(time)
  created_at!: Date;

  @ApiProperty({ ...time, nullable: true })
  expires_at!: Date | null;

  @ApiProperty({ ...time, nullable: true, description: 'Some seconds late' })
  last_used_at!: Date | null;

  /** @param now decides what has expired */
  static from(key: ApiKey, now: Date): ApiKeyDto {
    return {
      id: key.id,
      key: key.masked,
      name: key.name,
      kind: key.kind,
      project_id: key.projectId,
      is_active: key.revokedAt === null && (key.expiresAt === null || key.expiresAt > now),
      created_at: key.createdAt,
      expires_at: key.expiresAt,
      last_used_at: key.lastUsedAt,
    };
  }
}
