import { snakeCase } from '#libs/entities';
import { ApiProperty } from '@nestjs/swagger';
import {
  experimentStatuses,
  experimentTypes,
  valueTypes,
  type ExperimentStatus,
  type ExperimentType,
  type ValueType,
} from '#libs/entities';
import {
  EnumField,
  inSnakeCase,
  IntegerField,
  LineField,
  ListOfField,
  NameField,
  TextField,
  TimeField,
} from '#libs/http';
import {
  ApiEndDecisionField,
  EndDecisionDto,
  NotStartedDto,
  renamed,
  type ApiEndDecisionRequest,
  type ListedExperiment,
} from '../experiments/index.js';
import { ApiProtocolField, ProtocolDto, type ApiProtocolRequest } from '../protocol/index.js';
import { ApiSegmentDto } from './segment.dto.js';
import { VariantDto, VariantRequest } from './variant.dto.js';

type ApiStatus = Lowercase<ExperimentStatus>;

const apiStatuses = experimentStatuses.map((status) => status.toLowerCase() as ApiStatus);

/** The status as the console and the tables write it. */
export function statusOf(status: ApiStatus): ExperimentStatus {
  return experimentStatuses.find((candidate) => candidate.toLowerCase() === status)!;
}

const description = { optional: true, max: 5000, example: 'A green button sells more' };
const conversionEventType = {
  optional: true,
  max: 200,
  example: 'purchase',
  description: 'The event that counts as conversion; `conversion` when empty',
};
const valueType = {
  ...{ optional: true, example: 'string' },
  description: 'Of the values of its variants; fixed after the start',
};
const plannedUsers = { optional: true, example: 20000, description: 'End users after which it may end' };
const endAt = {
  optional: true,
  description: 'When it ends by itself; a date stands for the end of that day in UTC',
};

export class CreateApiExperimentRequest {
  @NameField({ example: 'Green button' })
  name!: string;

  @TextField(description)
  description?: string | null;

  @TextField({
    optional: true,
    max: 64,
    example: 'green-button',
    description: 'Made from the name when left out',
  })
  key?: string | null;

  @EnumField(['draft', 'active'], {
    optional: true,
    description:
      '`draft` keeps it a draft; otherwise it becomes active by itself once its shares are 100 in total',
  })
  status?: 'draft' | 'active' | null;

  @EnumField(experimentTypes, {
    optional: true,
    description: 'A Feature Flag without variants starts with `off`, the control, and `on`',
  })
  type?: ExperimentType | null;

  @EnumField(valueTypes, valueType)
  value_type?: ValueType | null;

  @LineField(conversionEventType)
  conversion_event_type?: string | null;

  @IntegerField({ ...plannedUsers, min: 1 })
  planned_users?: number | null;

  @TimeField(endAt)
  end_at?: string | null;

  @ApiProtocolField('How it is judged; as the project says for what is left out')
  protocol?: ApiProtocolRequest | null;

  @ListOfField(VariantRequest, {
    optional: true,
    minItems: 0,
    maxItems: 50,
    example: [
      { name: 'Control', percent_allocated: 50 },
      { name: 'Green', percent_allocated: 50 },
    ],
  })
  variants?: VariantRequest[] | null;
}

export class UpdateApiExperimentRequest {
  @NameField({ optional: true, example: 'Green button' })
  name?: string | null;

  @TextField(description)
  description?: string | null;

  @EnumField(apiStatuses, { optional: true, example: 'active' })
  status?: ApiStatus | null;

  @EnumField(valueTypes, valueType)
  value_type?: ValueType | null;

  @LineField(conversionEventType)
  conversion_event_type?: string | null;

  @IntegerField({
    ...plannedUsers,
    clearable: true,
    description: `${plannedUsers.description}; 0 or empty for none`,
  })
  planned_users?: number | null;

  @TimeField({ ...endAt, clearable: true, description: `${endAt.description}, and an empty text for never` })
  end_at?: string | null;

  @ApiProtocolField('How it is judged; a change after the start is marked')
  protocol?: ApiProtocolRequest | null;

  @ApiEndDecisionField()
  decision?: ApiEndDecisionRequest | null;

  @IntegerField({
    ...{ optional: true, clearable: true, example: null },
    description: 'null ends the shipping of a variation; what is shipped is chosen by `decision`',
  })
  shipped_variation_id?: number | null;
}

const time = { type: String, format: 'date-time', example: '2026-05-01T12:00:00.000Z' } as const;

/** An experiment as programs see it. */
export class ApiExperimentDto {
  @ApiProperty({ example: 12 })
  id!: number;

  @ApiProperty({ example: 'green-button' })
  key!: string;

  @ApiProperty({ example: 'Green button' })
  name!: string;

  @ApiProperty({ example: 'A green button sells more' })
  description!: string;

  @ApiProperty({ enum: [...experimentTypes] })
  type!: ExperimentType;

  @ApiProperty({ enum: [...valueTypes], example: 'string', description: 'Of the values of its variants' })
  value_type!: ValueType;

  @ApiProperty({ enum: apiStatuses })
  status!: ApiStatus;

  @ApiProperty({ example: 'purchase' })
  conversion_event_type!: string;

  @ApiProperty({ type: 'integer', nullable: true, example: 20000 })
  planned_users!: number | null;

  @ApiProperty({ ...time, nullable: true, description: 'When it is to end by itself' })
  end_at!: Date | null;

  @ApiProperty({ type: inSnakeCase(ProtocolDto), description: 'How it is judged' })
  protocol!: object;

  @ApiProperty({
    ...{ type: inSnakeCase(EndDecisionDto), nullable: true },
    description: 'What was decided with its end; null when nothing was',
  })
  decision!: object | null;

  @ApiProperty({
    ...{ type: 'integer', nullable: true, example: null },
    description: 'The variant that everybody whom it is for gets since the end; null for none',
  })
  shipped_variation_id!: number | null;

  @ApiProperty(time)
  created_at!: Date;

  @ApiProperty({ ...time, nullable: true, description: 'The first activation' })
  started_at!: Date | null;

  @ApiProperty({ ...time, nullable: true })
  ended_at!: Date | null;

  @ApiProperty({ type: [VariantDto], description: 'In id order' })
  variants!: VariantDto[];

  @ApiProperty({ type: [ApiSegmentDto], description: 'Those that it is for; none means everyone' })
  segments!: ApiSegmentDto[];

  @ApiProperty({
    type: NotStartedDto,
    required: false,
    description: 'Only there when something keeps a draft from starting',
  })
  not_started?: NotStartedDto;

  static from(
    experiment: ListedExperiment,
    variants: VariantDto[],
    segments: ApiSegmentDto[],
  ): ApiExperimentDto {
    return {
      id: experiment.id,
      key: experiment.key,
      name: experiment.title,
      description: experiment.description,
      type: experiment.type,
      value_type: experiment.valueType,
      status: experiment.status.toLowerCase() as ApiStatus,
      conversion_event_type: experiment.conversionEventType,
      planned_users: experiment.plannedUsers,
      end_at: experiment.endAt,
      protocol: renamed(experiment.protocol, snakeCase) as object,
      decision: renamed(experiment.decision, snakeCase) as object | null,
      shipped_variation_id: experiment.shippedVariationId,
      created_at: experiment.createdAt,
      started_at: experiment.startedAt,
      ended_at: experiment.endedAt,
      variants,
      segments,
    };
  }
}
