import { ApiProperty } from '@nestjs/swagger';
import { experimentStatuses, type ExperimentStatus } from '#libs/entities';
import { IdField } from '#libs/http';

export class CopyExperimentRequest {
  @IdField({ example: 2, description: 'Another project of the organization' })
  projectId!: number;
}

export class CopyDto {
  @ApiProperty({ type: 'integer', example: 2 })
  projectId!: number;

  @ApiProperty({ type: String, example: 'Production' })
  projectTitle!: string;

  @ApiProperty({ type: 'integer', example: 57 })
  experimentId!: number;

  @ApiProperty({ type: String, example: 'new-checkout' })
  key!: string;

  @ApiProperty({ type: String, example: 'New checkout' })
  title!: string;

  @ApiProperty({ enum: [...experimentStatuses], example: 'Draft' })
  status!: ExperimentStatus;

  @ApiProperty({
    type: Boolean,
    example: false,
    description: 'Whether the experiment was copied from this one',
  })
  isOrigin!: boolean;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-05-01T12:00:00.000Z' })
  updatedAt!: Date;
}

const anyValue = {
  nullable: true,
  oneOf: [
    { type: 'boolean' },
    { type: 'string' },
    { type: 'number' },
    { type: 'object', additionalProperties: true },
    { type: 'array', items: {} },
  ],
} satisfies Parameters<typeof ApiProperty>[0];

export class SettingDifferenceDto {
  @ApiProperty({
    ...{ type: String, example: '/variations/on/value' },
    description: 'Where it stands; parts are told apart by their titles',
  })
  field!: string;

  @ApiProperty({ type: String, example: 'Value of ‘on’', description: 'What it is called' })
  words!: string;

  @ApiProperty({
    ...{ ...anyValue, example: 3 },
    description: 'In the experiment; null for none. A whole part is an object of its settings',
  })
  here!: unknown;

  @ApiProperty({ ...anyValue, example: 4, description: 'The same in the other one' })
  there!: unknown;
}

export class ExperimentComparisonDto {
  @ApiProperty({ type: [SettingDifferenceDto], description: 'Empty when both are configured alike' })
  differences!: SettingDifferenceDto[];
}
