import {
  experimentStatuses,
  experimentTypes,
  type ExperimentStatus,
  type ExperimentType,
} from '#libs/entities';
import { AnswerField, IdField, IdListField } from '#libs/http';
import { decisionStatuses, type DecisionStatus } from '#libs/statistics';
import { Count, Figure, IntervalDto, IntervalField, Text, Word } from './answer-fields.js';
import { verdicts } from './comparison.dto.js';

export class OverviewRequest {
  @IdField()
  projectId!: number;

  @IdListField({
    ...{ optional: true, maxItems: 50 },
    description:
      'These experiments of the project, running or not; those that run or are shipped when left out',
  })
  ids?: number[] | null;
}

/** The largest lift in the desired direction on the first primary metric. */
export class HeadlineDto {
  @Text({ example: 'Buyers', description: 'Title of the metric' })
  metric!: string;

  @Text({ example: 'Green', description: 'Name of the variant' })
  variantName!: string;

  @Figure('Relative lift, a fraction', 0.2)
  lift!: number | null;

  @IntervalField('Of the relative lift, as the protocol says')
  interval!: IntervalDto | null;

  @Word(verdicts, 'What the data say of it')
  verdict!: (typeof verdicts)[number];
}

/** What an experiment that runs needs to be looked at for. */
export const overviewWarnings = [
  'srm_detected',
  'no_visitors',
  'silent_metric',
  'not_randomized',
  'rules_mixed',
] as const;

export class OverviewEntryDto {
  @Count('Its id', 12)
  id!: number;

  @Text({ example: 'green-button' })
  key!: string;

  @Text({ example: 'Green button' })
  title!: string;

  @Word(experimentTypes, 'What it does')
  type!: ExperimentType;

  @Word(
    experimentStatuses,
    'Active, Paused, or Ended where a variation is shipped, unless asked for by `ids`',
  )
  status!: ExperimentStatus;

  @AnswerField({ type: String, format: 'date-time', nullable: true, example: '2026-12-01T09:30:00.000Z' })
  startedAt!: Date | null;

  @AnswerField({ type: String, format: 'date-time', nullable: true, example: null })
  endedAt!: Date | null;

  @Text({ nullable: true, example: null, description: 'What everyone gets since its end; null for none' })
  shippedVariantName!: string | null;

  @Count('Assigned end users', 10_000)
  users!: number;

  @AnswerField({ type: 'integer', nullable: true, description: 'Planned end users', example: 20_000 })
  plannedUsers!: number | null;

  @AnswerField({
    ...{ type: 'integer', nullable: true, minimum: 0, example: 9 },
    description:
      'Whole days until the planned end, or until the planned end users are there at the average pace since the start, ' +
      'whichever is sooner; null without a plan or pace',
  })
  daysLeft!: number | null;

  @AnswerField({
    ...{ of: HeadlineDto, nullable: true },
    description:
      'Null without a treatment, where every end user gets the same variation, and for metrics whose numbers need a look at ' +
      'every end user',
  })
  headline!: HeadlineDto | null;

  @AnswerField({
    ...{ type: String, enum: [...decisionStatuses], nullable: true },
    description:
      'What to do now by the protocol; null where `headline` is. Without a plan a fixed-horizon test is judged by the ' +
      'method `sequential`, since this is read again and again',
  })
  decision!: DecisionStatus | null;

  @AnswerField({
    ...{ isArray: true, type: String, enum: [...overviewWarnings], example: [] },
    description:
      '`srm_detected`: end users are not split as configured. `no_visitors`: nobody has been assigned. ' +
      '`silent_metric`: a metric has no event although there are visitors. `not_randomized`: a personalization. ' +
      '`rules_mixed`: several rules of a flag measure',
  })
  warnings!: (typeof overviewWarnings)[number][];

  @AnswerField({
    ...{ isArray: true, type: String, example: [] },
    description: 'Titles of the metrics without any event',
  })
  silentMetrics!: string[];
}

export class OverviewDto {
  @AnswerField({ listOf: OverviewEntryDto, description: 'The latest started first, at most 50' })
  items!: OverviewEntryDto[];

  @Count('How many there are, shown or not', 3)
  total!: number;
}
