import { AnswerField } from '#libs/http';
import { Count, Figure, Flag, IntervalDto, IntervalField } from './answer-fields.js';

/** One variant in a period. */
export class AgeVariantDto {
  @Count('The variant', 1)
  variantId!: number;

  @Count('End users of whom the whole period has passed', 2_000)
  users!: number;

  @Figure('Their rate or mean in the period alone', 0.01)
  value!: number | null;
}

/** A treatment against the control in a period; always valid. Null with fewer end users than `minUsers` of the protocol. */
export class AgeComparisonDto {
  @Count('The treatment', 2)
  variantId!: number;

  @Figure('Treatment - control, in the unit of the metric', 0.002)
  absoluteLift!: number | null;

  @Figure('The same over |control|, a fraction', 0.2)
  relativeLift!: number | null;

  @IntervalField('Confidence sequence of the absolute lift')
  band!: IntervalDto | null;

  @IntervalField('Confidence sequence of the relative lift')
  relativeBand!: IntervalDto | null;
}

/** Days of 24 hours since the first exposure. */
export class AgePeriodDto {
  @Count('Its first day, 0 for the one that begins with the exposure', 3)
  fromDay!: number;

  @Count('The day that it ends before', 7)
  toDay!: number;

  @AnswerField({ listOf: AgeVariantDto, description: 'All variants in id order' })
  variants!: AgeVariantDto[];

  @AnswerField({
    listOf: AgeComparisonDto,
    description:
      'Every treatment against the control, in id order; not adjusted for looking at several periods',
  })
  comparisons!: AgeComparisonDto[];
}

/** Whether the effect of a treatment late after the exposure differs from that early after it. */
export class AgeChangeDto {
  @Count('The treatment', 2)
  variantId!: number;

  @Count('Early is before this day', 3)
  earlyTo!: number;

  @AnswerField({
    type: 'integer',
    nullable: true,
    example: 14,
    description:
      'Late is from then to before this day; null where it cannot be told: too few end users, too little early or late, or a ratio',
  })
  lateTo!: number | null;

  @Figure('(1 + late relative lift) / (1 + early relative lift) - 1, of the same end users', -0.3)
  relativeChange!: number | null;

  @IntervalField('Confidence sequence of it')
  band!: IntervalDto | null;

  @Figure('Always-valid p-value', 0.002)
  pValue!: number | null;

  @Flag('Whether it is below the threshold divided by the number of treatments')
  isChanging!: boolean;
}

/** The effect by the time since the first exposure, without CUPED. */
export class ByAgeDto {
  @AnswerField({ listOf: AgePeriodDto, description: 'Those that have passed for anybody' })
  periods!: AgePeriodDto[];

  @AnswerField({ listOf: AgeChangeDto, description: 'Every treatment, in id order' })
  changes!: AgeChangeDto[];
}
