import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { IsOptional, ValidateBy, type ValidationOptions } from 'class-validator';

/** What all fields share: the document's words and whether the field may be left out. */
export interface FieldOptions {
  /** Left out or null then means "unchanged" or "not given". */
  optional?: boolean;
  description?: string;
  example?: unknown;
}

/**
 * A field of a DTO: what is documented of it and what it has to be. Of several rules that fail the first is told, so
 * the type comes first and its range last.
 */
export function field(
  options: FieldOptions,
  documented: ApiPropertyOptions,
  ...rules: PropertyDecorator[]
): PropertyDecorator {
  const { optional = false, description, example } = options;
  return applyDecorators(
    ApiProperty({ description, example, ...documented, required: !optional } as ApiPropertyOptions),
    optional ? IsOptional() : IsGiven(),
    ...rules,
  );
}

/** Whether a value is a text that PostgreSQL can hold as it is: no NUL, no lone surrogate. */
export const isStorable = (value: unknown): value is string =>
  typeof value === 'string' && !value.includes('\0') && value.isWellFormed();

/** A rule of ours; the message may tell of the value. */
export const rule = (
  name: string,
  message: string | ((value: unknown) => string),
  validate: (value: unknown) => boolean,
  options?: ValidationOptions,
) =>
  ValidateBy(
    {
      name,
      validator: {
        validate: (value: unknown) => validate(value),
        defaultMessage: (at) => (typeof message === 'string' ? message : message(at?.value)),
      },
    },
    options,
  );

const IsGiven = () => rule('isGiven', 'is missing', (value) => value !== undefined && value !== null);
