import type { ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray } from './built-in-rules.js';
import { type FieldOptions, field, isStorable, rule } from './field.js';

/** Longest id of an end user, in bytes of UTF-8. */
export const maxEndUserIdBytes = 128;

/** Whether a text can be the id of an end user. */
export const isEndUserId = (value: unknown): value is string =>
  isStorable(value) && value !== '' && Buffer.byteLength(value) <= maxEndUserIdBytes;

/** The id of an end user: a text, or an integer, which is a text of digits from here on. */
export function EndUserIdField(options: FieldOptions = {}): PropertyDecorator {
  const asText = ({ value }: { value: unknown }): unknown =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? String(value) : value;
  const schema = {
    oneOf: [
      { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
      { type: 'string', minLength: 1, maxLength: maxEndUserIdBytes },
    ],
  } as ApiPropertyOptions;
  return field(
    { example: '42', ...options },
    schema,
    Transform(asText),
    rule('isEndUserId', 'must be an integer from 0 to 2^53-1 or a text of 1 to 128 bytes', isEndUserId),
  );
}

/** A list of ids of end users: texts, or integers, which are texts of digits from here on. */
export function EndUserIdListField(options: FieldOptions & { maxItems: number }): PropertyDecorator {
  const { maxItems } = options;
  const asTexts = ({ value }: { value: unknown }): unknown =>
    Array.isArray(value)
      ? value.map((one: unknown) => (Number.isSafeInteger(one) ? String(one) : one))
      : value;
  return field(
    options,
    { type: 'array', items: { type: 'string', minLength: 1, maxLength: maxEndUserIdBytes }, maxItems },
    Transform(asTexts),
    IsArray(),
    ArrayMaxSize(maxItems),
    rule('isEndUserId', 'must contain only texts of 1 to 128 bytes', isEndUserId, { each: true }),
  );
}

/** Which experiment: its id, as a number or in digits, or its key. */
export function ExperimentField(options: FieldOptions = {}): PropertyDecorator {
  const isReference = (value: unknown): boolean =>
    (typeof value === 'string' && value !== '') || (Number.isSafeInteger(value) && Number(value) >= 1);
  return field(
    { example: 1, ...options },
    { oneOf: [{ type: 'integer' }, { type: 'string' }] },
    rule('isExperiment', 'must be the id or the key of an experiment', isReference),
  );
}
