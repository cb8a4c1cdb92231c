import { cappings, metricGoals, metricKinds, metricRoles } from '#libs/entities';
import type { Capping, MetricGoal, MetricKind, MetricRole } from '#libs/entities';
import { AnswerField } from '#libs/http';
import { metricLibraryKinds, quantileUnits, type MetricLibraryKind } from '#libs/metrics';
import { Count, Figure, Flag, IntervalDto, IntervalField, Text, Warnings, Word } from './answer-fields.js';
import { ComparisonDto } from './comparison.dto.js';

export const guardrailStatuses = ['pass', 'fail', 'inconclusive'] as const;

/** One variant on one metric. */
export class MetricVariantDto {
  @Count('The variant', 1)
  variantId!: number;

  @Text({ example: 'Control' })
  variantName!: string;

  @Flag('Whether it is the control')
  isControl!: boolean;

  @Count('Assigned end users, those without any event included', 5_000)
  users!: number;

  @AnswerField({
    type: 'integer',
    nullable: true,
    description: 'Rates: end users with at least one event',
    example: 500,
  })
  conversions!: number | null;

  @Figure(
    'The rate (a fraction), mean per end user, or ratio; with CUPED the adjusted mean; null without users',
    0.1,
  )
  value!: number | null;

  @IntervalField("Of the value: Wilson's for rates, Student's otherwise")
  interval!: IntervalDto | null;
}

/** Whether a treatment does no more harm to a guardrail than its margin allows. */
export class GuardrailDto {
  @Text({ description: 'The metric; its `key` in `metrics`', example: '4' })
  metric!: string;

  @Text({ example: 'Refunds' })
  title!: string;

  @Count('The treatment', 2)
  variantId!: number;

  @Text({ example: 'Green' })
  variantName!: string;

  @Word(
    guardrailStatuses,
    '`pass`: harm, if any, is smaller than the margin. `fail`: worse than the control. `inconclusive`: not enough data to exclude the margin',
  )
  status!: (typeof guardrailStatuses)[number];

  @Figure('One-sided p-value of "worse by the margin or more"; small is good', 0.004)
  pValue!: number | null;

  @Figure('One-sided p-value of "no worse than the control"; small is bad', 0.4)
  pHarm!: number | null;

  @Figure('Distance from the margin in standard errors, positive on the good side', 2.1)
  statistic!: number | null;

  @Figure('Satterthwaite degrees of freedom; null where the normal distribution is used', null)
  degreesOfFreedom!: number | null;

  @Word(
    ['relative', 'absolute'],
    'Whether `margin` is a fraction of the control or in the unit of the metric',
  )
  marginType!: 'relative' | 'absolute';

  @Figure('How much worse than the control is tolerable', 0.05)
  margin!: number;

  @Warnings('Why numbers are missing, or to be read with care')
  warnings!: string[];
}

/** How many came as far as a step of a funnel. */
export class FunnelStepDto {
  @Count('Which step, from 1', 1)
  step!: number;

  @Count('End users who took it and all before', 420)
  users!: number;

  @Figure('users / all end users of the variant, a fraction: the rate to compare', 0.42)
  rate!: number | null;

  @Figure('users / those of the step before; those are no random sample, so it only describes', 0.7)
  rateOfPrevious!: number | null;

  @IntervalField("Of the rate: Wilson's")
  interval!: IntervalDto | null;

  @IntervalField("Of the rate of the step before: Wilson's")
  intervalOfPrevious!: IntervalDto | null;
}

/** A funnel in one variant. */
export class FunnelDto {
  @Count('The variant', 1)
  variantId!: number;

  @AnswerField({ listOf: FunnelStepDto, description: 'In their order' })
  steps!: FunnelStepDto[];
}

/** A quantile in one variant. */
export class QuantileVariantDto {
  @Count('The variant', 1)
  variantId!: number;

  @Count('Values that it is the quantile of', 2_400)
  values!: number;

  @Figure('Standard error of the quantile; null where it cannot be told', 1.5)
  standardError!: number | null;
}

/** What a quantile is of. */
export class QuantileDto {
  @Figure('Which quantile: 0.5 is the median', 0.9)
  q!: number;

  @Word(quantileUnits, 'Whether each event has a value, or each end user with events one: their sum')
  per!: (typeof quantileUnits)[number];

  @AnswerField({ listOf: QuantileVariantDto, description: 'In id order' })
  variants!: QuantileVariantDto[];
}

/** One metric over all variants. */
export class MetricResultDto {
  @Text({
    description:
      'The id of the metric as a text; `conversion` for end users with an event of the conversion type',
    example: 'conversion',
  })
  key!: string;

  @AnswerField({ type: 'integer', nullable: true, description: 'Null for `conversion`', example: null })
  metricId!: number | null;

  @Text({ example: 'Revenue' })
  title!: string;

  @Word(metricKinds, 'What is measured per assigned end user')
  kind!: MetricKind;

  @Word(metricRoles, 'As which it is used here')
  role!: MetricRole;

  @Word(metricGoals, 'Which way is better')
  goal!: MetricGoal;

  @Word(cappings, 'How extreme values are cut')
  capping!: Capping;

  @Figure('The cap in use, the same for all variants; null without', null)
  cap!: number | null;

  @Figure('Below which values are cut; null without', null)
  capLower!: number | null;

  @Flag('Whether values are adjusted by what end users did before their assignment')
  cuped!: boolean;

  @Figure('CUPED: the regression coefficient on the value before the assignment', null)
  theta!: number | null;

  @Figure('CUPED: the mean of the value before the assignment over all end users', null)
  covariateMean!: number | null;

  @Count(
    'Events that count nowhere, since the metric takes those of secret keys only; of all end users, in groups too',
    0,
  )
  notCounted!: number;

  @Count(
    'Events that do not count, since they happened in the 24 hours before their end user was assigned, although they arrived after it or name the experiment; of all end users, in groups too',
    0,
  )
  eventsBeforeAssignment!: number;

  @AnswerField({ listOf: MetricVariantDto, description: 'All variants in id order' })
  variants!: MetricVariantDto[];

  @AnswerField({ listOf: ComparisonDto, description: 'Every treatment against the control, in id order' })
  comparisons!: ComparisonDto[];

  @AnswerField({
    type: 'integer',
    nullable: true,
    description: 'The shared metric; null for others',
    example: null,
  })
  sharedMetricId!: number | null;

  @AnswerField({
    ...{ type: 'integer', nullable: true, example: null },
    description: 'Shared metrics: by which version of the definition these numbers are made',
  })
  version!: number | null;

  @AnswerField({
    ...{ type: String, enum: [...metricLibraryKinds], nullable: true, example: null },
    description: 'Shared metrics: the kind in the words of the library',
  })
  libraryKind!: MetricLibraryKind | null;

  @AnswerField({
    ...{ type: String, format: 'date-time', nullable: true, example: null },
    description:
      'Shared metrics: what was stored up to then is in these numbers; null for others, and before any is',
  })
  asOf!: string | null;

  @Figure(
    'Shared metrics: the share of end users that is worked out after the metric was attached or its definition changed; 1 when it is whole. Null for others',
    null,
  )
  filling!: number | null;

  @AnswerField({
    listOf: FunnelDto,
    nullable: true,
    description: 'Funnels: each step by variant; null for others',
  })
  steps!: FunnelDto[] | null;

  @AnswerField({
    ...{ type: 'integer', nullable: true, example: null },
    description:
      'Shared metrics that wait for the days of retention, or for the end of the window: end users of whom these are over, and who alone count. Null for others',
  })
  matured!: number | null;

  @AnswerField({ of: QuantileDto, nullable: true, description: 'Quantiles only' })
  quantile!: QuantileDto | null;

  @AnswerField({
    ...{ type: 'integer', nullable: true, example: null },
    description:
      'Shared metrics: events that could not be used, since they have no usable number or an amount in another currency. Null for others',
  })
  ignored!: number | null;

  @Warnings('Every code that occurs in it')
  warnings!: string[];
}
