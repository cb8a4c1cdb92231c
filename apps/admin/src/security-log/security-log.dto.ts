import { ApiProperty } from '@nestjs/swagger';
import type { SecurityEntry } from '#libs/entities';
import { EnumField, IdField, IntegerField, TimeField } from '#libs/http';
import { securityEventKinds } from '#libs/security';

const orders = ['id', '-id'] as const;

export class ListSecurityLogRequest {
  @IdField({ optional: true, description: 'The organization, as in the path; may be left out' })
  orgId?: number | null;

  @IntegerField({ min: 1, max: 1000, example: 20, description: 'Rows a page.' })
  rows!: number;

  @IntegerField({ min: 1, max: Number.MAX_SAFE_INTEGER, example: 1, description: 'The page, from 1.' })
  page!: number;

  @IntegerField({
    optional: true,
    example: 0,
    description: 'A total known from an earlier page; counted when absent or 0.',
  })
  total?: number | null;

  @IdField({ optional: true, description: 'Only what belongs to this project' })
  projectId?: number | null;

  @EnumField(securityEventKinds, {
    optional: true,
    example: 'login-failed',
    description: 'Only events of this kind',
  })
  kind?: string | null;

  @IdField({ optional: true, description: 'Only events of this account' })
  userId?: number | null;

  @IdField({ optional: true, description: 'Only events of this API key' })
  apiKeyId?: number | null;

  @EnumField(orders, { optional: true, description: '`id` when left out; `-id` shows the latest first' })
  sort?: (typeof orders)[number] | null;

  @TimeField({ optional: true, description: 'Only events from then on', example: '2026-12-01T00:00:00.000Z' })
  from?: string | null;

  @TimeField({
    optional: true,
    since: 'from',
    description: 'Only events until then; a date includes its day',
  })
  to?: string | null;
}

const time = { type: String, format: 'date-time', example: '2026-12-01T09:30:00.000Z' } as const;

export class SecurityEntryDto {
  @ApiProperty({ example: 311 })
  id!: number;

  @ApiProperty(time)
  at!: Date;

  @ApiProperty({ ...time, description: 'When the same came about for the last time in this minute' })
  lastAt!: Date;

  @ApiProperty({ example: 1, description: 'How often it came about in this minute' })
  times!: number;

  @ApiProperty({ enum: securityEventKinds, example: 'login-failed' })
  kind!: string;

  @ApiProperty({ type: 'integer', nullable: true, example: 1, description: 'The account' })
  userId!: number | null;

  @ApiProperty({ example: 'ada@example.com', description: 'As it was then; empty without an account' })
  userEmail!: string;

  @ApiProperty({ type: 'integer', nullable: true, example: null, description: 'The API key' })
  apiKeyId!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, example: null })
  projectId!: number | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '203.0.113.0/24',
    description: 'The network of the caller; null when there were several',
  })
  network!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '203.0.113.7',
    description: 'The address of a log-in, removed after SECURITY_LOG_ADDRESS_DAYS',
  })
  address!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'wrong-password' })
  reason!: string | null;

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, example: null })
  details!: Record<string, unknown> | null;

  static from(entry: SecurityEntry): SecurityEntryDto {
    const { id, at, lastAt, times, kind, userId, userEmail, apiKeyId, projectId } = entry;
    const { network, address, reason, details } = entry;
    return {
      ...{ id, at, lastAt, times, kind, userId, userEmail, apiKeyId, projectId },
      ...{ network, address, reason, details },
    };
  }
}

export class SecurityLogPageDto {
  @ApiProperty({ type: [SecurityEntryDto] })
  items!: SecurityEntryDto[];

  @ApiProperty({ example: 1 })
  total!: number;
}
