import { AnswerField } from '#libs/http';
import { ByAgeDto } from './by-age.dto.js';
import { Count, Figure, IntervalDto, IntervalField, Text, Warnings } from './answer-fields.js';

/** One variant up to the end of a day. */
export class SeriesVariantDto {
  @Count('The variant', 1)
  variantId!: number;

  @Count('Assigned end users so far', 2_500)
  users!: number;

  @AnswerField({
    type: 'integer',
    nullable: true,
    description: 'Rates: end users with an event so far',
    example: 50,
  })
  conversions!: number | null;

  @Figure('The rate or mean so far', 0.02)
  value!: number | null;
}

/** A treatment against the control up to the end of a day; always valid, however often one looks. */
export class SeriesComparisonDto {
  @Count('The treatment', 2)
  variantId!: number;

  @Figure('Treatment - control so far, in the unit of the metric', 0.004)
  absoluteLift!: number | null;

  @Figure('The same over |control|, a fraction', 0.2)
  relativeLift!: number | null;

  @IntervalField('Confidence sequence of the absolute lift at this look')
  band!: IntervalDto | null;

  @IntervalField('The common part of all bands so far; null before the first and once there is none')
  runningBand!: IntervalDto | null;

  @IntervalField('Confidence sequence of the relative lift at this look')
  relativeBand!: IntervalDto | null;

  @IntervalField('The common part of all relative bands so far, to be drawn with `firstSignificant`')
  runningRelativeBand!: IntervalDto | null;

  @Figure('Always-valid p-value of this look', 0.2)
  pValue!: number | null;

  @Figure('The smallest so far', 0.2)
  runningPValue!: number | null;
}

/** Where an experiment stood at the end of a day (UTC). */
export class SeriesPointDto {
  @AnswerField({ type: String, format: 'date', example: '2026-11-20' })
  day!: string;

  @AnswerField({ listOf: SeriesVariantDto, description: 'All variants in id order' })
  variants!: SeriesVariantDto[];

  @AnswerField({
    listOf: SeriesComparisonDto,
    description: 'Every treatment against the control, in id order',
  })
  comparisons!: SeriesComparisonDto[];
}

/** From which day on a treatment is significant by the sequential method. */
export class FirstSignificantDto {
  @Count('The treatment', 2)
  variantId!: number;

  @AnswerField({ type: 'integer', nullable: true, description: '1-based number of the point', example: null })
  look!: number | null;

  @AnswerField({ type: String, format: 'date', nullable: true, example: null })
  day!: string | null;
}

/** A metric from day to day, cumulative. */
export class SeriesDto {
  @Text({ description: '`key` of the metric', example: 'conversion' })
  metric!: string;

  @AnswerField({
    type: String,
    format: 'date-time',
    nullable: true,
    description:
      'Large series of shared metrics, which are worked out in the background: up to when everything is in it; null for now',
    example: null,
  })
  asOf!: string | null;

  @AnswerField({ listOf: SeriesPointDto, description: 'One for each day since the first assignment' })
  points!: SeriesPointDto[];

  @AnswerField({ listOf: FirstSignificantDto, description: 'For every treatment' })
  firstSignificant!: FirstSignificantDto[];

  @AnswerField({
    of: ByAgeDto,
    nullable: true,
    description:
      'By the time since the first exposure; null with dates, for shared metrics, and where it was not kept',
  })
  byAge!: ByAgeDto | null;

  @Warnings(
    'Every code that occurs in it, and `effect_changes` where the effect late after the exposure is another one',
  )
  warnings!: string[];
}
