import { ApiProperty } from '@nestjs/swagger';
import {
  conditionTypes,
  experimentStatuses,
  experimentTypes,
  matchings,
  triggerTypes,
  valueTypes,
  type ConditionType,
  type EndDecision,
  type Experiment,
  type ExperimentStatus,
  type ExperimentType,
  type Matching,
  type TriggerType,
  type ValueType,
} from '#libs/entities';
import {
  BooleanField,
  CodeField,
  EnumField,
  IdField,
  IntegerField,
  LineField,
  LineListField,
  ListRequest,
  NameField,
  PercentField,
  TextField,
  TimeField,
  WebAddressField,
} from '#libs/http';
import { ProtocolDto, ProtocolField, type ProtocolRequest } from '../protocol/index.js';
import type { ListedExperiment } from './listed-experiment.js';
import { EndDecisionDto, EndDecisionField, type EndDecisionRequest } from './end-decision.dto.js';
import {
  FlagRuleDto,
  FlagRulesField,
  PinDto,
  PinsField,
  type FlagRulesRequest,
  type PinsRequest,
} from './flag-rules.dto.js';
import { MatchingField } from './matching.field.js';
import { NotStartedDto } from './not-started.js';
import { ServedVariationDto } from './served-now.js';
import { StalenessDto } from './stale/stale-flags.dto.js';

const valueType = {
  ...{ optional: true, example: 'string' },
  description: 'Of the values of its variations; fixed after the start',
};

const owner = { optional: true, example: 3, description: 'The member who answers for it; 0 for nobody' };

export class CreateExperimentRequest {
  @IdField()
  projectId!: number;

  @NameField({ example: 'Green button' })
  title!: string;

  @EnumField(experimentTypes, {
    optional: true,
    description: 'A Feature Flag starts with the variations `off`, the control, and `on`',
  })
  type?: ExperimentType | null;

  @EnumField(valueTypes, valueType)
  valueType?: ValueType | null;

  @WebAddressField({ optional: true, description: 'The page it runs on' })
  url?: string | null;

  @TextField({ optional: true, max: 5000, example: 'Does a green button sell more?' })
  description?: string | null;

  @TextField({
    optional: true,
    max: 64,
    example: 'green-button',
    description: 'Made from the title when left out',
  })
  key?: string | null;

  @ProtocolField('How it is judged; as the project says for what is left out')
  protocol?: ProtocolRequest | null;
}

const endAtDescription =
  'When it ends by itself; a date stands for the end of that day in UTC, and an empty text for never';

export class UpdateExperimentRequest {
  @NameField({ optional: true, example: 'Green button' })
  title?: string | null;

  @CodeField({ optional: true, example: 'document.body.dataset.test = "1";' })
  js?: string | null;

  @CodeField({ optional: true, example: '#buy { font-weight: bold }' })
  css?: string | null;

  @EnumField(experimentTypes, { optional: true })
  type?: ExperimentType | null;

  @EnumField(valueTypes, valueType)
  valueType?: ValueType | null;

  @EnumField(experimentStatuses, { optional: true, example: 'Active' })
  status?: ExperimentStatus | null;

  @WebAddressField({ optional: true })
  url?: string | null;

  @TextField({ optional: true, max: 5000, example: 'Does a green button sell more?' })
  description?: string | null;

  @IntegerField(owner)
  ownerId?: number | null;

  @EnumField(triggerTypes, { optional: true })
  triggerType?: TriggerType | null;

  @EnumField(conditionTypes, { optional: true })
  conditionType?: ConditionType | null;

  @MatchingField()
  matching?: Matching | null;

  @PercentField({
    optional: true,
    example: 100,
    description: 'Percent of the matching end users who take part',
  })
  coverage?: number | null;

  @IntegerField({
    optional: true,
    example: 3,
    description: 'The mutually exclusive group, of which it gets the largest free part; 0 to leave',
  })
  groupId?: number | null;

  @IntegerField({
    optional: true,
    clearable: true,
    example: 20000,
    description:
      'End users that it is planned for: the horizon of its results, and where it ends if asked; 0 or empty for none',
  })
  plannedUsers?: number | null;

  @TimeField({ optional: true, clearable: true, description: endAtDescription })
  endAt?: string | null;

  @BooleanField({
    optional: true,
    example: false,
    description: 'Whether it ends by itself once plannedUsers are assigned',
  })
  endsItself?: boolean | null;

  @BooleanField({
    optional: true,
    example: false,
    description: 'Whether it is paused by itself once a guardrail fails, and its Owners told by mail',
  })
  stopsOnGuardrail?: boolean | null;

  @BooleanField({
    optional: true,
    example: false,
    description: 'The same once assigned users do not follow the shares (sample ratio mismatch)',
  })
  stopsOnSrm?: boolean | null;

  @ProtocolField(
    'How it is judged; a change after the start is marked, and the fixed-horizon test then counts no more',
  )
  protocol?: ProtocolRequest | null;

  @EndDecisionField()
  decision?: EndDecisionRequest | null;

  @IntegerField({
    ...{ optional: true, clearable: true, example: null },
    description: 'null ends the shipping of a variation; what is shipped is chosen by `decision`',
  })
  shippedVariationId?: number | null;

  @FlagRulesField()
  rules?: FlagRulesRequest | null;

  @PinsField()
  pins?: PinsRequest | null;

  @LineField({
    optional: true,
    max: 200,
    example: 'purchase',
    description: 'The event that counts as conversion',
  })
  conversionEventType?: string | null;

  @LineListField({ optional: true, max: 50, maxItems: 20, example: ['checkout'] })
  tags?: string[] | null;
}

export class DuplicateExperimentRequest {
  @NameField({ optional: true, example: 'Green button (copy)' })
  title?: string | null;
}

/** What a list of experiments can be sorted by; a minus in front turns the order around. */
const experimentOrders = ['id', 'title', 'type', 'status', 'createdAt', 'updatedAt', 'startedAt'] as const;

export class ListExperimentsRequest extends ListRequest {
  @IdField()
  override projectId!: number;

  @EnumField(experimentStatuses, { optional: true })
  status?: ExperimentStatus | null;

  @EnumField(experimentTypes, { optional: true })
  type?: ExperimentType | null;

  @TextField({ optional: true, max: 200, example: 'button', description: 'A part of title or key' })
  q?: string | null;

  @TextField({ optional: true, max: 50, example: 'checkout' })
  tag?: string | null;

  @IdField({ optional: true, example: 3, description: 'Only those that this member answers for' })
  ownerId?: number | null;

  @BooleanField({ optional: true, example: false, description: 'false leaves out the Archived ones' })
  archived?: boolean | null;

  @BooleanField({
    optional: true,
    example: false,
    description: 'true leaves only Feature Flags that are stale, false leaves them out',
  })
  stale?: boolean | null;

  @EnumField(experimentOrders.flatMap((order) => [order, `-${order}`]), {
    optional: true,
    example: '-updatedAt',
    description: 'The order, `id` when left out; a minus turns it around',
  })
  sort?: string | null;
}

const time = { type: String, format: 'date-time', example: '2026-05-01T12:00:00.000Z' } as const;

/** An experiment in a list, without its code. */
export class ListedExperimentDto {
  @ApiProperty({ example: 12 })
  id!: number;

  @ApiProperty({ example: 'green-button' })
  key!: string;

  @ApiProperty({ example: 'Green button' })
  title!: string;

  @ApiProperty({ example: 1 })
  projectId!: number;

  @ApiProperty({ enum: [...experimentTypes] })
  type!: ExperimentType;

  @ApiProperty({ enum: [...valueTypes], example: 'string', description: 'Of the values of its variations' })
  valueType!: ValueType;

  @ApiProperty({ enum: [...experimentStatuses] })
  status!: ExperimentStatus;

  @ApiProperty({ example: 'https://shop.example.com/' })
  url!: string;

  @ApiProperty({ example: '' })
  description!: string;

  @ApiProperty({
    ...{ type: 'integer', nullable: true, example: 3 },
    description: 'The member who answers for it; at first its maker',
  })
  ownerId!: number | null;

  @ApiProperty({ enum: [...triggerTypes] })
  triggerType!: TriggerType;

  @ApiProperty({ enum: [...conditionTypes] })
  conditionType!: ConditionType;

  @ApiProperty({
    enum: [...matchings],
    example: 2,
    description: 'How its URL conditions are combined and compared: 1 as in the first release',
  })
  matching!: Matching;

  @ApiProperty({ example: 100 })
  coverage!: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    example: null,
    description: 'Its mutually exclusive group',
  })
  groupId!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, example: 20000 })
  plannedUsers!: number | null;

  @ApiProperty({ ...time, nullable: true })
  endAt!: Date | null;

  @ApiProperty({ example: false, description: 'Whether it ends once plannedUsers are assigned' })
  endsItself!: boolean;

  @ApiProperty({ example: false, description: 'Whether it is paused once a guardrail fails' })
  stopsOnGuardrail!: boolean;

  @ApiProperty({ example: false, description: 'Whether it is paused at a sample ratio mismatch' })
  stopsOnSrm!: boolean;

  @ApiProperty({ type: ProtocolDto, description: 'How it is judged' })
  protocol!: ProtocolDto;

  @ApiProperty({
    type: EndDecisionDto,
    nullable: true,
    description: 'What was decided with its end; null when nothing was',
  })
  decision!: EndDecision | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    example: null,
    description: 'The variation that everybody whom it is for gets since the end; null for none',
  })
  shippedVariationId!: number | null;

  @ApiProperty({ example: 'purchase' })
  conversionEventType!: string;

  @ApiProperty({ type: [String], example: ['checkout'] })
  tags!: string[];

  @ApiProperty(time)
  createdAt!: Date;

  @ApiProperty(time)
  updatedAt!: Date;

  @ApiProperty({ ...time, nullable: true, description: 'The first activation' })
  startedAt!: Date | null;

  @ApiProperty({ ...time, nullable: true })
  endedAt!: Date | null;

  @ApiProperty({
    type: NotStartedDto,
    required: false,
    description: 'Only there when something keeps a Draft from starting',
  })
  notStarted?: NotStartedDto;

  @ApiProperty({
    type: [ServedVariationDto],
    required: false,
    description:
      'Only in lists and of a Feature Flag: what it serves now to those whom none of its rules catches',
  })
  served?: ServedVariationDto[];

  @ApiProperty({
    ...{ type: 'integer', required: false, example: 2 },
    description: 'Only in lists and of a Feature Flag: how many rules it has before its default rule',
  })
  ruleCount?: number;

  @ApiProperty({
    ...{ type: StalenessDto, nullable: true, required: false },
    description: 'Only in lists and of a Feature Flag: why it can probably go; null when it is in use',
  })
  stale?: StalenessDto | null;

  static from(experiment: ListedExperiment): ListedExperimentDto {
    return {
      id: experiment.id,
      key: experiment.key,
      title: experiment.title,
      projectId: experiment.projectId,
      type: experiment.type,
      valueType: experiment.valueType,
      status: experiment.status,
      url: experiment.url,
      description: experiment.description,
      ownerId: experiment.ownerId,
      triggerType: experiment.triggerType,
      conditionType: experiment.conditionType,
      matching: experiment.matching,
      coverage: experiment.coverage,
      groupId: experiment.groupId,
      plannedUsers: experiment.plannedUsers,
      endAt: experiment.endAt,
      endsItself: experiment.endsItself,
      stopsOnGuardrail: experiment.stopsOnGuardrail,
      stopsOnSrm: experiment.stopsOnSrm,
      protocol: experiment.protocol,
      decision: experiment.decision,
      shippedVariationId: experiment.shippedVariationId,
      conversionEventType: experiment.conversionEventType,
      tags: experiment.tags,
      createdAt: experiment.createdAt,
      updatedAt: experiment.updatedAt,
      startedAt: experiment.startedAt,
      endedAt: experiment.endedAt,
    };
  }
}

export class ExperimentDto extends ListedExperimentDto {
  @ApiProperty({ example: 'document.body.dataset.test = "1";' })
  js!: string;

  @ApiProperty({ example: '#buy { font-weight: bold }' })
  css!: string;

  @ApiProperty({ type: [FlagRuleDto], description: 'Of a Feature Flag, in order; empty otherwise' })
  rules!: FlagRuleDto[];

  @ApiProperty({
    type: [PinDto],
    description: 'Of a Feature Flag: end users who get a certain variation before everything else',
  })
  pins!: PinDto[];

  static override from(experiment: Experiment): ExperimentDto {
    const { js, css, rules, pins } = experiment;
    return { ...super.from(experiment), js, css, rules, pins };
  }
}

export class ExperimentPageDto {
  @ApiProperty({ type: [ListedExperimentDto] })
  items!: ListedExperimentDto[];

  @ApiProperty({ example: 1 })
  total!: number;
}
