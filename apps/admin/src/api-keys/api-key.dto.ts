import { ApiProperty } from '@nestjs/swagger';
import {
  apiKeyKinds,
  keyScopes,
  type ApiKey,
  type ApiKeyKind,
  type KeyScope,
  type User,
} from '#libs/entities';
import {
  BooleanField,
  CursorListQuery,
  EnumField,
  EnumListField,
  IdField,
  NameField,
  QueryIdField,
  TimeField,
} from '#libs/http';

export class CreateApiKeyRequest {
  @NameField({ example: 'Nightly import' })
  name!: string;

  @EnumField(apiKeyKinds, { optional: true, description: '`secret` when left out' })
  kind?: ApiKeyKind | null;

  @EnumListField(keyScopes, {
    optional: true,
    example: ['decide', 'events:write'],
    description:
      'What it may do; all that its maker may grant when left out. A publishable key has `decide` and `events:write` at most',
  })
  scopes?: KeyScope[] | null;

  @BooleanField({
    optional: true,
    description:
      'A service key belongs to the organization, and no member’s rights limit it. Only super members make one; what a token of API_TOKEN makes always is one',
  })
  service?: boolean | null;

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

export class KeyPersonDto {
  @ApiProperty({ example: 2 })
  id!: number;

  @ApiProperty({ example: 'ada@example.com' })
  email!: string;

  @ApiProperty({ example: 'Ada Lovelace', description: 'Empty as long as they gave none' })
  name!: string;

  static from({ id, email, firstName, lastName }: KeyPerson): KeyPersonDto {
    return { id, email, name: `${firstName} ${lastName}`.trim() };
  }
}

/** Somebody behind a key. */
export type KeyPerson = Pick<User, 'id' | 'email' | 'firstName' | 'lastName'>;

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

  @ApiProperty({
    ...{ enum: [...keyScopes], isArray: true, example: ['decide', 'events:write'] },
    description: 'What it was given when it was made',
  })
  scopes!: KeyScope[];

  @ApiProperty({
    ...{ enum: [...keyScopes], isArray: true, example: ['decide', 'events:write'] },
    description: 'What of it it may do now: its owner may have lost the right to grant the rest',
  })
  effective_scopes!: KeyScope[];

  @ApiProperty({
    example: false,
    description: 'It belongs to the organization, and no member’s rights limit it',
  })
  service!: boolean;

  @ApiProperty({ example: false, description: 'It was made before keys had scopes, and has all of its kind' })
  from_before_scopes!: boolean;

  @ApiProperty({
    ...{ type: KeyPersonDto, nullable: true },
    description: 'Who made it; null when a token of API_TOKEN did, and in answers to a key',
  })
  maker!: KeyPersonDto | null;

  @ApiProperty({
    ...{ type: KeyPersonDto, nullable: true },
    description: 'The member whose rights limit it; null for a service key, and in answers to a key',
  })
  owner!: KeyPersonDto | null;

  @ApiProperty({ example: true, description: 'False once it is revoked or stopped, or has expired' })
  is_active!: boolean;

  @ApiProperty(time)
  created_at!: Date;

  @ApiProperty({ ...time, nullable: true })
  expires_at!: Date | null;

  @ApiProperty({ ...time, nullable: true, description: 'Some seconds late' })
  last_used_at!: Date | null;

  @ApiProperty({
    ...{ type: String, nullable: true, example: '203.0.113.0/24' },
    description: 'The network that a secret key was used from last: /24, of IPv6 /48',
  })
  last_used_from!: string | null;

  @ApiProperty({
    ...{ ...time, nullable: true },
    description:
      'Since when its owner cannot enter the project; it works again when they can, or once it is taken over',
  })
  stopped_at!: Date | null;

  /**
   * @param people those behind it, as far as they may be told
   * @param now decides what has expired
   */
  static from(key: ApiKey, people: ReadonlyMap<number, KeyPerson>, now: Date): ApiKeyDto {
    const person = (id: number | null): KeyPersonDto | null => {
      const found = people.get(id ?? 0);
      return found ? KeyPersonDto.from(found) : null;
    };
    return {
      id: key.id,
      key: key.masked,
      name: key.name,
      kind: key.kind,
      project_id: key.projectId,
      scopes: inOrder(key.scopes),
      effective_scopes: inOrder(key.effectiveScopes),
      service: key.service,
      from_before_scopes: key.fromBeforeScopes,
      maker: person(key.createdBy),
      owner: person(key.ownerId),
      is_active:
        key.revokedAt === null && key.stoppedAt === null && (key.expiresAt === null || key.expiresAt > now),
      created_at: key.createdAt,
      expires_at: key.expiresAt,
      last_used_at: key.lastUsedAt,
      last_used_from: key.lastUsedFrom,
      stopped_at: key.stoppedAt,
    };
  }
}

const inOrder = (scopes: readonly KeyScope[]): KeyScope[] =>
  keyScopes.filter((scope) => scopes.includes(scope));
