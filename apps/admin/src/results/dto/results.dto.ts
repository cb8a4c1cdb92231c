import { experimentStatuses, type ExperimentStatus } from '#libs/entities';
import { AnswerField } from '#libs/http';
import { resultMethods, viewDifferences, type ResultMethod, type ViewDifference } from '#libs/protocol';
import { Count, Figure, Flag, Text, Warnings, Word } from './answer-fields.js';
import { BreakdownDto } from './breakdown.dto.js';
import { ComparisonDto } from './comparison.dto.js';
import { DecisionDto, WinnerDto } from './decision.dto.js';
import { GuardrailDto, MetricResultDto } from './metric-result.dto.js';
import { MarkDto, ResultsProtocolDto } from './results-protocol.dto.js';
import { SampleRatioDto } from './sample-ratio.dto.js';
import { SeriesDto } from './series.dto.js';
import { VariantResultDto } from './variant-result.dto.js';

const time = {
  type: String,
  format: 'date-time',
  nullable: true,
  example: '2026-12-01T09:30:00.000Z',
} as const;

export class MeasuredExperimentDto {
  @Count('Its id', 12)
  id!: number;

  @Text({ example: 'green-button' })
  key!: string;

  @Text({ example: 'Green button' })
  name!: string;

  @AnswerField({
    ...{ type: String, enum: experimentStatuses, lowerCase: true },
    description: 'Where it stands in its life',
  })
  status!: ExperimentStatus | Lowercase<ExperimentStatus>;

  @AnswerField(time)
  startedAt!: Date | null;

  @AnswerField(time)
  endedAt!: Date | null;

  @AnswerField({ ...time, description: 'Planned end' })
  endAt!: Date | null;

  @AnswerField({
    type: 'integer',
    nullable: true,
    description: 'Planned end users of all variants',
    example: 10_000,
  })
  plannedUsers!: number | null;
}

export class DateRangeDto {
  @AnswerField({ ...time, description: 'Start of the filter, else of the experiment' })
  start!: Date | null;

  @AnswerField({ ...time, description: 'End of the filter, else of the experiment' })
  end!: Date | null;
}

export class ResultsSummaryDto {
  @Count('Assigned end users of the variants shown', 10_000)
  totalAssigned!: number;

  @Count('Their counted events', 24_000)
  totalEvents!: number;

  @AnswerField({ of: DateRangeDto })
  dateRange!: DateRangeDto;
}

export class NotCountedDto {
  @Count('Events without a secret key, of metrics that take those of secret keys only', 0)
  publicSource!: number;
}

export class ReportsDto {
  @Count('Answers that came after the time limit, so that the original was seen', 3)
  late!: number;

  @Count('Variations that could not be applied, or not whole: refused by the page, or their js failed', 1)
  notApplied!: number;

  @Count('Redirects that led in a circle and were stopped', 0)
  looped!: number;
}

export class LiftDto {
  @Text({ description: 'Name of the control', example: 'Control' })
  baseline!: string;

  @Text({ description: 'Name of the treatment', example: 'Green' })
  treatment!: string;

  @Figure('100 × (rate - rate of the control) / rate of the control', 20)
  liftPercentage!: number | null;
}

/** What an experiment has come to so far. */
export class ResultsDto {
  @AnswerField({ of: MeasuredExperimentDto })
  experiment!: MeasuredExperimentDto;

  @Count('Its id', 12)
  experimentId!: number;

  @Text({ example: 'Green button' })
  experimentName!: string;

  @Text({ description: 'The type of event that makes an end user a converted one', example: 'conversion' })
  conversionEventType!: string;

  @Figure('Level of all intervals', 0.95)
  confidenceLevel!: number;

  @Figure('p-values are judged against it (alpha)', 0.05)
  significanceThreshold!: number;

  @Word(resultMethods, 'How results are judged')
  method!: ResultMethod;

  @Flag('Whether this is another view than that of the protocol: for questions, not for decisions')
  exploratory!: boolean;

  @AnswerField({
    ...{ isArray: true, type: String, enum: [...viewDifferences], example: [] },
    description: 'What of the view is not as the protocol says; empty unless `exploratory`',
  })
  differences!: ViewDifference[];

  @AnswerField({ of: ResultsProtocolDto, description: 'How the experiment is judged, as fixed at its start' })
  protocol!: ResultsProtocolDto;

  @AnswerField({
    listOf: MarkDto,
    description: 'Changes while it ran, oldest first: numbers mix before and after',
  })
  marks!: MarkDto[];

  @Flag(
    'Whether the experiment has ended, or its planned size or end is reached. Before, `frequentist` names no winner',
  )
  horizonReached!: boolean;

  @AnswerField({ of: ResultsSummaryDto })
  summary!: ResultsSummaryDto;

  @AnswerField({
    of: NotCountedDto,
    description:
      'Events of the experiment that are stored but count nowhere, whatever the dates asked for, by reason',
  })
  notCounted!: NotCountedDto;

  @AnswerField({
    ...{ type: 'object', additionalProperties: { type: 'integer' }, example: { purchase: 58 } },
    description:
      'By type, events that do not count, since they happened in the 24 hours before their end user was assigned, although they arrived after it or name the experiment: a clock was wrong, or times were cut. Types without any are absent',
  })
  eventsBeforeAssignment!: Record<string, number>;

  @AnswerField({
    of: ReportsDto,
    description:
      'How often browsers have reported that a served variation was not seen as it should be, whatever the dates asked for',
  })
  reports!: ReportsDto;

  @Count(
    'End users who are left out, since they were served different variations under two ids before these were joined',
    0,
  )
  crossedOver!: number;

  @Count(
    'End users who were served by another measured rule of the flag after the one that measured them first; they count for that one',
    0,
  )
  movedBetweenRules!: number;

  @AnswerField({ of: SampleRatioDto })
  srm!: SampleRatioDto;

  @Warnings(
    'Every code that occurs anywhere: those of statistics, and `not_randomized`, `rules_mixed`, `unknown_shares`, `events_removed`, `no_series`, `series_pending`, `srm_in_groups`, `effect_changes`, `events_before_assignment`, `crossed_over`, `moved_between_rules`, `late_answers`, `not_applied`, `looped`, `content_changed`, `targeting_changed`, `metrics_changed`, `unusual_traffic`, `unusual_values`, `filling`, `not_dated` (docs/statistics.md)',
  )
  warnings!: string[];

  @AnswerField({ listOf: VariantResultDto, description: 'In id order; of one variant only when asked so' })
  variants!: VariantResultDto[];

  @AnswerField({
    of: LiftDto,
    nullable: true,
    description:
      'Conversions of the first treatment in id order that is not retired, else of the first; null without one control ' +
      'and a treatment',
  })
  comparison!: LiftDto | null;

  @AnswerField({
    listOf: ComparisonDto,
    description: 'Every treatment against the control on the first primary metric',
  })
  comparisons!: ComparisonDto[];

  @AnswerField({ of: WinnerDto, nullable: true })
  winner!: WinnerDto | null;

  @AnswerField({ of: DecisionDto })
  decision!: DecisionDto;

  @AnswerField({
    listOf: MetricResultDto,
    description: 'Primary metrics first, then secondary ones and guardrails',
  })
  metrics!: MetricResultDto[];

  @AnswerField({ listOf: GuardrailDto, description: 'Every guardrail metric for every treatment' })
  guardrails!: GuardrailDto[];

  @Text({
    nullable: true,
    example: null,
    description: 'To be shown next to posterior probabilities; null unless `bayesian`',
  })
  posteriorCaveat!: string | null;

  @AnswerField({
    ...{ isArray: true, type: String, example: ['device_type', 'country'] },
    description:
      'What `by` may be: what the first exposures of 1,000 end users tell, the most frequent attributes first, at most 50',
  })
  groupableBy!: string[];

  @AnswerField({ of: BreakdownDto, nullable: true, description: 'Only when asked for by `by`' })
  breakdown!: BreakdownDto | null;

  @AnswerField({ of: SeriesDto, nullable: true, description: 'Only when asked for by `series`' })
  series!: SeriesDto | null;
}
