import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { largestId } from '#libs/entities';
import { IsBoolean, IsInt, Max, Min } from './built-in-rules.js';
import { type FieldOptions, field, rule } from './field.js';

interface NumberOptions extends FieldOptions {
  min?: number;
  max?: number;
}

/** The id of a row. */
export function IdField(options: FieldOptions = {}): PropertyDecorator {
  return IntegerField({ example: 1, ...options, min: 1, max: largestId });
}

/** A whole number. With `clearable`, where 0 stands for none, an empty text does so too and is 0 from here on. */
export function IntegerField(options: NumberOptions & { clearable?: boolean }): PropertyDecorator {
  const { min = 0, max = largestId, clearable = false } = options;
  const orNone = ({ value }: { value: unknown }): unknown => (value === '' ? 0 : value);
  return field(
    options,
    { type: 'integer', minimum: min, maximum: max },
    ...(clearable ? [Transform(orNone)] : []),
    ...[IsInt(), Min(min), Max(max)],
  );
}

interface FractionalOptions extends NumberOptions {
  /** The value lies above it, and is never equal to it. */
  above?: number;
  /** The value lies below it, and is never equal to it. */
  below?: number;
}

/** A finite number; further limits are checked where it is used. */
export function NumberField(options: FractionalOptions = {}): PropertyDecorator {
  const { min, max, above, below } = options;
  const isInRange = (value: unknown): boolean =>
    isFiniteNumber(value) &&
    !(value < (min ?? -Infinity) || value > (max ?? Infinity)) &&
    !(value <= (above ?? -Infinity) || value >= (below ?? Infinity));
  const limits = Object.entries({ ' above ': above, ' below ': below, ' from ': min, ' to ': max });
  const range = limits.flatMap(([word, limit]) => (limit === undefined ? [] : [word + limit])).join('');
  return field(
    options,
    {
      ...{ type: 'number', minimum: min ?? above, maximum: max ?? below },
      ...{
        exclusiveMinimum: above !== undefined || undefined,
        exclusiveMaximum: below !== undefined || undefined,
      },
    },
    rule('isNumberInRange', `must be a number${range}`, isInRange),
  );
}

const isFiniteNumber = (value: unknown): value is number => Number.isFinite(value);

/** The same in a query, where everything is text. */
export function QueryNumberField(options: FractionalOptions): PropertyDecorator {
  const parse = ({ value }: { value: unknown }): unknown =>
    typeof value === 'string' && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value) ? Number(value) : value;
  return applyDecorators(NumberField(options), Transform(parse));
}

/** A truth value in a query: the text `true` or `false`. */
export function QueryBooleanField(options: FieldOptions = {}): PropertyDecorator {
  const parse = ({ value }: { value: unknown }): unknown =>
    value === 'true' ? true : value === 'false' ? false : value;
  return applyDecorators(BooleanField(options), Transform(parse));
}

/** An integer in a query, where everything is text. */
export function QueryIntegerField(options: NumberOptions): PropertyDecorator {
  const parse = ({ value }: { value: unknown }): unknown =>
    typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  return applyDecorators(IntegerField(options), Transform(parse));
}

/** The id of a row, in a query. */
export const QueryIdField = (options: FieldOptions = {}): PropertyDecorator =>
  QueryIntegerField({ example: 1, ...options, min: 1, max: largestId });

/** A share from 0 to 100 with at most two decimals. */
export function PercentField(options: FieldOptions = {}): PropertyDecorator {
  return field(
    options,
    { type: 'number', minimum: 0, maximum: 100, multipleOf: 0.01 },
    rule('isPercent', 'must be a number from 0 to 100 with at most two decimals', isPercent),
  );
}

/** Whether a number is a percentage with at most two decimals. */
function isPercent(value: unknown): boolean {
  if (typeof value !== 'number' || !(value >= 0 && value <= 100)) return false;
  return Number(value.toFixed(2)) === value;
}

export function BooleanField(options: FieldOptions = {}): PropertyDecorator {
  return field({ example: false, ...options }, { type: Boolean }, IsBoolean());
}
