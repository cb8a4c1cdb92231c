import { ApiProperty } from '@nestjs/swagger';
import type { Segment } from '#libs/entities';
import {
  BooleanField,
  EndUserIdField,
  ExperimentField,
  IdField,
  NameField,
  ObjectField,
  TextField,
} from '#libs/http';
import { opensToEverybody } from '../segments/index.js';

const rules = {
  optional: true,
  example: { country_code: 'US', age: { $gte: 18 } },
  description: 'Conditions on attributes, in the MongoDB style; `{}` holds for everyone',
};

export class CreateApiSegmentRequest {
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

export class UpdateApiSegmentRequest {
  @NameField({ optional: true, example: 'Adults in the US' })
  name?: string | null;

  @TextField({ optional: true, max: 5000, example: 'Visitors from abroad' })
  description?: string | null;

  @ObjectField({ ...rules, clearable: true, description: `${rules.description}; an empty text removes them` })
  rules?: object | '' | null;

  @BooleanField(opensToEverybody)
  opens_to_everybody?: boolean | null;
}

export class AssignEndUserRequest {
  @EndUserIdField({ description: 'The end user, known to the product or not' })
  user_id!: string;

  @IdField()
  segment_id!: number;
}

export class AssignExperimentRequest {
  @ExperimentField({ description: 'Its id or its key' })
  experiment_id!: number | string;

  @IdField()
  segment_id!: number;

  @BooleanField(opensToEverybody)
  opens_to_everybody?: boolean | null;
}

/** A segment as programs see it; its project is that of the key. */
export class ApiSegmentDto {
  @ApiProperty({ example: 7 })
  id!: number;

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
  created_at!: Date;

  static from({
    id,
    name,
    description,
    rules,
    createdAt,
  }: Pick<Segment, 'id' | 'name' | 'description' | 'rules' | 'createdAt'>): ApiSegmentDto {
    return { id, name, description, rules, created_at: createdAt };
  }
}

/** Says that it was done. */
export class SegmentMessageDto {
  @ApiProperty({ example: 'User assigned to segment successfully' })
  message!: string;
}
