import { AnswerField, type AnswerFieldOptions } from '#libs/http';

/** A number that may be undefined, and is null then. */
export const Figure = (description: string, example?: number | null): PropertyDecorator =>
  AnswerField({ type: Number, nullable: true, description, example });

/** How many there are of something. */
export const Count = (description: string, example?: number): PropertyDecorator =>
  AnswerField({ type: 'integer', minimum: 0, description, example });

export const Flag = (description: string): PropertyDecorator =>
  AnswerField({ type: Boolean, description, example: false });

export const Text = (
  shared: Pick<AnswerFieldOptions, 'description' | 'example' | 'nullable'>,
): PropertyDecorator => AnswerField({ type: String, ...shared });

/** One word of a closed list. */
export const Word = (values: readonly string[], description: string): PropertyDecorator =>
  AnswerField({ type: String, enum: [...values], description });

/** Codes of why numbers are missing, or to be read with care. */
export const Warnings = (description: string): PropertyDecorator =>
  AnswerField({ isArray: true, type: String, description, example: [] });

/** A two-sided interval. */
export class IntervalDto {
  @AnswerField({ type: Number, description: 'Lower limit', example: 0.004 })
  lower!: number;

  @AnswerField({ type: Number, description: 'Upper limit', example: 0.016 })
  upper!: number;
}

export const IntervalField = (description: string): PropertyDecorator =>
  AnswerField({ of: IntervalDto, nullable: true, description });
