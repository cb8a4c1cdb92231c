import { applyDecorators } from '@nestjs/common';
import { Transform, Type } from 'class-transformer';
import { IsIn, ValidateNested } from 'class-validator';
import { largestId } from '#libs/entities';
import { oneLine } from '#libs/security';
import { readAllowedOrigin } from '#libs/targeting';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  Max,
  MaxLength,
  Min,
  MinLength,
} from './built-in-rules.js';
import { type FieldOptions, field, rule } from './field.js';
import { type TextOptions, IsStorableText } from './texts.js';

/** A list of finite numbers, none negative. */
export function NumberListField(
  options: FieldOptions & { minItems: number; maxItems: number },
): PropertyDecorator {
  const { minItems, maxItems } = options;
  const accepts = (value: unknown): boolean => Number.isFinite(value) && Number(value) >= 0;
  return field(
    options,
    { type: 'array', items: { type: 'number', minimum: 0 }, minItems, maxItems },
    IsArray(),
    ArrayMinSize(minItems),
    ArrayMaxSize(maxItems),
    rule('isNumber', 'must contain only numbers of at least 0', accepts, { each: true }),
  );
}

interface TextListOptions extends TextOptions {
  maxItems: number;
  minItems?: number;
}

export function TextListField(options: TextListOptions): PropertyDecorator {
  const { min = 1, max, minItems = 0, maxItems } = options;
  return field(
    options,
    { type: 'array', items: { type: 'string', minLength: min, maxLength: max }, minItems, maxItems },
    IsArray(),
    ArrayMinSize(minItems),
    ArrayMaxSize(maxItems),
    IsStorableText({ each: true }),
    MinLength(min, { each: true }),
    MaxLength(max, { each: true }),
  );
}

/** A list of texts on one line each, as `LineField` makes them. */
export function LineListField(options: TextListOptions): PropertyDecorator {
  const fold = ({ value }: { value: unknown }): unknown =>
    Array.isArray(value)
      ? value.map((one: unknown) => (typeof one === 'string' ? oneLine(one) : one))
      : value;
  return applyDecorators(TextListField(options), Transform(fold));
}

/** A list of ids of rows in a query, separated by commas. */
export function QueryIdListField(options: FieldOptions & { maxItems: number }): PropertyDecorator {
  const { maxItems } = options;
  const digits = /^\d{1,10}$/;
  const read = ({ value }: { value: unknown }): unknown =>
    typeof value === 'string'
      ? value.split(',').map((part) => (digits.test(part.trim()) ? Number(part) : NaN))
      : value;
  return applyDecorators(
    Transform(read),
    field(
      { example: '1,2', ...options },
      { type: String, pattern: '^\\d+(,\\d+)*$' },
      IsArray(),
      ArrayMaxSize(maxItems),
      IsInt({ each: true }),
      Min(1, { each: true }),
      Max(largestId, { each: true }),
    ),
  );
}

/** Words of a closed list, at least one; the same one twice counts once. */
export function EnumListField(values: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  const message = `must contain only ${values.join(', ')}`;
  return field(
    { example: [values[0]], ...options },
    { type: 'array', items: { type: 'string', enum: [...values] }, minItems: 1, maxItems: values.length },
    Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? [...new Set(value)] : value)),
    IsArray(),
    ArrayMinSize(1),
    IsIn([...values], { each: true, message }),
  );
}

/**
 * A list of web sites as browsers name them, by scheme, host and port; `https://*.shop.example` stands for all subdomains.
 */
export function OriginListField(options: TextListOptions): PropertyDecorator {
  const wrongIn = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.find((one) => typeof one === 'string' && readAllowedOrigin(one) === undefined)
      : undefined;
  const message = (value: unknown) => {
    const wrong = String(wrongIn(value));
    const why = wrong.includes('*')
      ? 'where the asterisk is not for subdomains, as in https://*.shop.example.com'
      : 'which is not an origin such as https://shop.example.com';
    return `contains ${JSON.stringify(wrong)}, ${why}`;
  };
  return applyDecorators(
    rule('areOrigins', message, (value) => wrongIn(value) === undefined),
    TextListField(options),
  );
}

/** A list of ids of rows. */
export function IdListField(
  options: FieldOptions & { minItems?: number; maxItems: number },
): PropertyDecorator {
  const { minItems = 0, maxItems } = options;
  return field(
    { example: [1], ...options },
    { type: 'array', items: { type: 'integer', minimum: 1, maximum: largestId }, minItems, maxItems },
    IsArray(),
    ArrayMinSize(minItems),
    ArrayMaxSize(maxItems),
    IsInt({ each: true }),
    Min(1, { each: true }),
    Max(largestId, { each: true }),
  );
}

/** A JSON object, kept as it is sent; with `clearable`, an empty text stands for none. */
export function ObjectField(options: FieldOptions & { clearable?: boolean } = {}): PropertyDecorator {
  const { clearable = false, ...others } = options;
  const accepts = (value: unknown) => isObject(value) || (clearable && value === '');
  return field(
    others,
    { type: 'object', additionalProperties: true },
    Transform(({ obj, key }: { obj: Record<string, unknown>; key: string }) => obj[key]),
    rule('isJsonObject', 'must be a JSON object', accepts),
  );
}

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list of objects of one class, each checked by itself. */
export function ListOfField(
  type: new () => object,
  options: FieldOptions & { minItems?: number; maxItems: number },
): PropertyDecorator {
  const { minItems = 1, maxItems } = options;
  return field(
    options,
    { type: [type], minItems, maxItems },
    Type(() => type),
    IsArray(),
    ArrayMinSize(minItems),
    ArrayMaxSize(maxItems),
    rule('isObject', 'must contain only objects', isObject, { each: true }),
    ValidateNested({ each: true }),
  );
}
