import { ApiProperty } from '@nestjs/swagger';
import { IntegerField } from '#libs/http';

export class ListOwnSessionsRequest {
  @IntegerField({
    optional: true,
    min: 1,
    max: 1000,
    example: 100,
    description: 'Rows a page; 1000 by default',
  })
  rows?: number | null;

  @IntegerField({
    optional: true,
    min: 1,
    max: Number.MAX_SAFE_INTEGER,
    example: 1,
    description: 'The page, from 1',
  })
  page?: number | null;

  @IntegerField({ optional: true, example: 0, description: 'A total known from an earlier page' })
  total?: number | null;
}

export class OwnSessionDto {
  @ApiProperty({ format: 'uuid', example: '0b9f7d0a-3b7c-4a54-9d0f-6a1b2c3d4e5f' })
  id!: string;

  @ApiProperty({
    example: 'Firefox on Linux',
    description: 'Browser and system that logged in; empty when unknown',
  })
  device!: string;

  @ApiProperty({ example: '203.0.113.0/24', description: 'The network of the log-in; empty when unknown' })
  network!: string;

  @ApiProperty({
    format: 'date-time',
    example: '2026-11-22T09:30:00.000Z',
    description: 'When it was opened',
  })
  createdAt!: Date;

  @ApiProperty({
    format: 'date-time',
    example: '2026-11-22T10:15:00.000Z',
    description: 'The latest request, to the minute',
  })
  lastUsedAt!: Date;

  @ApiProperty({
    format: 'date-time',
    example: '2026-11-22T11:20:00.000Z',
    description: 'When it ends unless it is renewed',
  })
  expiresAt!: Date;

  @ApiProperty({ example: true, description: 'Whether it is the session of this request' })
  current!: boolean;
}

export class OwnSessionPageDto {
  @ApiProperty({ type: [OwnSessionDto] })
  items!: OwnSessionDto[];

  @ApiProperty({ example: 1 })
  total!: number;
}
