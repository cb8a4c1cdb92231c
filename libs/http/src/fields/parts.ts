import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { field, rule, type FieldOptions } from './field.js';

/** An object with fields of its own, each checked; it may be left out, and unknown fields are refused. */
export function PartField(
  type: new () => object,
  known: readonly string[],
  { nullable = false, ...options }: FieldOptions & { nullable?: boolean },
): PropertyDecorator {
  const hasKnownOnly = (value: unknown) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).every((name) => known.includes(name));
  return applyDecorators(
    field({ optional: true, ...options }, { type, nullable }, ValidateNested()),
    rule('isPart', `must be an object of ${known.join(', ')}`, hasKnownOnly),
    Type(() => type),
  );
}
