import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { BooleanField, IntegerField, QueryIdField, QueryIntegerField, TextField } from '#libs/http';
import { ExperimentDocumentDto } from '../document/document.dto.js';
import type { ShownDocument } from '../document/document-style.js';

export class ListVersionsQuery {
  @QueryIntegerField({
    ...{ optional: true, min: 1, max: 1000, example: 100 },
    description: 'How many of the latest, 100 when left out',
  })
  limit?: number | null;

  @QueryIdField({ optional: true, example: 8, description: 'Only versions of a lower number' })
  before?: number | null;
}

export class CompareVersionQuery {
  @QueryIdField({
    optional: true,
    example: 3,
    description: 'The version to compare with; the one before when left out',
  })
  to?: number | null;
}

export class RestoreVersionRequest {
  @IntegerField({
    ...{ optional: true, min: 1, example: 7 },
    description: 'The revision at which the experiment was read; If-Match says the same',
  })
  revision?: number | null;

  @BooleanField({
    optional: true,
    example: false,
    description: 'Whether a running experiment may open to everybody by it; the query can say so too',
  })
  opensToEverybody?: boolean | null;

  @TextField({
    optional: true,
    max: 1000,
    example: 'The old text sold more',
    description: 'Kept with the version',
  })
  note?: string | null;
}

export class VersionDto {
  @ApiProperty({
    type: 'integer',
    example: 7,
    description: 'The revision that it made, or that was in force',
  })
  number!: number;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-05-01T12:00:00.000Z' })
  at!: Date;

  @ApiProperty({
    example: 'ada@example.com',
    description: 'A member, an API key, or what the product did by itself',
  })
  author!: string;

  @ApiProperty({ type: 'integer', nullable: true, example: 1, description: 'Null when no member made it' })
  userId!: number | null;

  @ApiProperty({ example: '', description: 'What its author wrote about it' })
  note!: string;

  @ApiProperty({
    example: '',
    description: 'Why it changed when nobody changed the experiment itself, such as `Segment ‘US’ changed`',
  })
  reason!: string;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    example: null,
    description: 'The version that it brought back',
  })
  restoredFrom!: number | null;

  @ApiProperty({
    type: [String],
    example: ['Share of ‘Green’ 33% → 50%'],
    description: 'The differences from the version before, in words',
  })
  changes!: string[];
}

export class VersionComparisonDto {
  @ApiProperty({ type: 'integer', example: 3 })
  to!: number;

  @ApiProperty({
    type: [String],
    example: ['Share of ‘Green’ 33% → 50%'],
    description: 'What differs, from the older one of the two to the newer one',
  })
  changes!: string[];
}

export class VersionDetailsDto extends VersionDto {
  @ApiProperty({ type: ExperimentDocumentDto, description: 'The experiment as the version has it' })
  document!: ShownDocument;

  @ApiPropertyOptional({
    type: VersionComparisonDto,
    nullable: true,
    description: 'Null for the first version',
  })
  compared!: VersionComparisonDto | null;
}
