import { ApiProperty } from '@nestjs/swagger';
import type { Segment } from '#libs/entities';
import {
  BooleanField,
  IdField,
  IdListField,
  ListRequest,
  NameField,
  ObjectField,
  TextField,
} from '#libs/http';

const rules = {
  optional: true,
  example: { country_code: 'US', age: { $gte: 18 } },
  description: 'Conditions on attributes, in the MongoDB style; `{}` holds for everyone',
};

export const opensToEverybody = {
  optional: true,
  example: false,
  description: 'Whether a running experiment may open to everybody by it; the query can say so too',
};

export class CreateSegmentRequest {
  @IdField()
  projectId!: number;

  @NameField({ example: 'Adults in the US' })
  name!: string;

  @TextField({ optional: true, max: 5000, example: 'Visitors from abroad' })
  description?: string | null;

  @ObjectField({
    ...rules,
    description: `${rules.description}. Without them only assigned end users are in it`,
  })
  rules?: object | null;
}

export class UpdateSegmentRequest {
  @NameField({ optional: true, example: 'Adults in the US' })
  name?: string | null;

  @TextField({ optional: true, max: 5000, example: 'Visitors from abroad' })
  description?: string | null;

  @ObjectField({ ...rules, clearable: true, description: `${rules.description}; an empty text removes them` })
  rules?: object | '' | null;

  @BooleanField(opensToEverybody)
  opensToEverybody?: boolean | null;
}

export class ListSegmentsRequest extends ListRequest {
  @IdField()
  override projectId!: number;
}

export class AttachSegmentsRequest {
  @IdListField({ maxItems: 100, description: 'All of them; empty lets everyone in' })
  segmentIds!: number[];

  @BooleanField(opensToEverybody)
  opensToEverybody?: boolean | null;
}

export class SegmentDto {
  @ApiProperty({ example: 7 })
  id!: number;

  @ApiProperty({ example: 1 })
  projectId!: number;

  @ApiProperty({ example: 'Adults in the US' })
  name!: string;

  @ApiProperty({ example: '' })
  description!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    example: rules.example,
    description: 'Null when only assigned end users are in it',
  })
  rules!: object | null;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-05-01T12:00:00.000Z' })
  createdAt!: Date;

  static from({ id, projectId, name, description, rules, createdAt }: Segment): SegmentDto {
    return { id, projectId, name, description, rules, createdAt };
  }
}

export class SegmentPageDto {
  @ApiProperty({ type: [SegmentDto] })
  items!: SegmentDto[];

  @ApiProperty({ example: 1 })
  total!: number;
}

export class SegmentUserDto {
  @ApiProperty({ example: 7 })
  segmentId!: number;

  @ApiProperty({ example: '42' })
  endUserId!: string;

  @ApiProperty({ example: 'User assigned to segment successfully' })
  message!: string;
}
