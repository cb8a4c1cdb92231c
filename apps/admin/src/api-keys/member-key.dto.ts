import { ApiProperty } from '@nestjs/swagger';
import { apiKeyKinds, keyScopes, type ApiKeyKind, type KeyScope } from '#libs/entities';

const time = {
  type: String,
  format: 'date-time',
  example: '2026-05-01T12:00:00.000Z',
  nullable: true,
} as const;

/** A key as those see it who are about to change its owner's membership. */
export class MemberKeyDto {
  @ApiProperty({ example: 3 })
  id!: number;

  @ApiProperty({ example: 'Nightly import' })
  name!: string;

  @ApiProperty({ example: 'abt_sk_****x9Qd' })
  key!: string;

  @ApiProperty({ enum: [...apiKeyKinds] })
  kind!: ApiKeyKind;

  @ApiProperty({ example: 1 })
  projectId!: number;

  @ApiProperty({ example: 'Web shop' })
  projectName!: string;

  @ApiProperty({
    ...{ enum: [...keyScopes], isArray: true, example: ['decide', 'events:write'] },
    description: 'What it may do now',
  })
  scopes!: KeyScope[];

  @ApiProperty({ example: true, description: 'False once it is stopped' })
  isActive!: boolean;

  @ApiProperty(time)
  expiresAt!: Date | null;

  @ApiProperty({ ...time, description: 'Some seconds late' })
  lastUsedAt!: Date | null;

  @ApiProperty({ type: String, nullable: true, example: '203.0.113.0/24', description: 'Of a secret key' })
  lastUsedFrom!: string | null;
}
