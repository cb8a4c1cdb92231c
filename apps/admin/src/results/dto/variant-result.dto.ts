import { AnswerField } from '#libs/http';
import { Count, Figure, Flag, IntervalDto, IntervalField, Text } from './answer-fields.js';

/** The events of one type in one variant. */
export class EventTypeDto {
  @Count('Counted events', 120)
  count!: number;

  @Count('End users with at least one of them', 100)
  uniqueUsers!: number;

  @Figure('uniqueUsers / assigned end users', 0.02)
  conversionRate!: number | null;
}

/** What the end users of a variant did. Lift, p-values and intervals are those of conversions. */
export class VariantResultDto {
  @Count('The variant', 1)
  variantId!: number;

  @Text({ example: 'Control' })
  variantName!: string;

  @Flag('Whether it is the control')
  isControl!: boolean;

  @Flag('Whether it is served to nobody any more; what its end users did stays')
  retired!: boolean;

  @Count('Assigned end users, those without any event included', 5_000)
  assignedCount!: number;

  @Figure('How many of all assigned end users it would have if they were split exactly as configured', 5_000)
  expectedCount!: number;

  @Count('Counted events of all types', 12_000)
  eventCount!: number;

  @AnswerField({
    ...{ type: 'object', additionalProperties: { type: 'integer' }, example: { conversion: 120 } },
    description: 'Counted events by type; types without events are absent',
  })
  eventsByType!: Record<string, number>;

  @AnswerField({ mapOf: EventTypeDto, description: 'The same with distinct end users and their rate' })
  eventTypes!: Record<string, EventTypeDto>;

  @Count('End users with at least one counted event of any type', 4_000)
  uniqueUsersWithEvents!: number;

  @Count('End users with at least one event of the conversion type', 100)
  conversions!: number;

  @Figure('conversions / assignedCount; null without end users', 0.02)
  conversionRate!: number | null;

  @IntervalField("Wilson's score interval of the conversion rate")
  conversionRateInterval!: IntervalDto | null;

  @Figure('Sum of the values of all events of the conversion type', 5_990)
  valueSum!: number;

  @Figure('valueSum / assignedCount: the value per assigned end user; null without end users', 1.198)
  valueMean!: number | null;

  @Figure('(rate - rate of the control) / rate of the control, a fraction; null for the control itself', 0.2)
  lift!: number | null;

  @IntervalField('Of the lift, by the method')
  liftInterval!: IntervalDto | null;

  @Figure('Two-sided p-value of "no lift" by the method; null for the control and under `bayesian`', 0.031)
  pValue!: number | null;

  @Figure('The p-value after adjusting by Holm over treatments and primary metrics', 0.031)
  adjustedPValue!: number | null;

  @AnswerField({
    ...{ type: Boolean, nullable: true, example: true },
    description: 'adjusted p-value < significance threshold; null for the control',
  })
  isSignificant!: boolean | null;

  @Figure('`bayesian`: P(better than control | data); see `posteriorCaveat`', null)
  chanceToBeatControl!: number | null;

  @Figure('`bayesian`: what is given up on average by shipping it in case it is worse, as a rate', null)
  expectedLoss!: number | null;
}
