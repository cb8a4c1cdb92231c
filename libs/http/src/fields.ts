import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { isUrl } from '#libs/targeting';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  isEmail,
  IsOptional,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateNested,
  type ValidationOptions,
} from 'class-validator';
import { parseInstant } from './instants.js';

/** What all fields share: the document's words and whether the field may be left out. */
export interface FieldOptions {
  /** Left out or null then means "unchanged" or "not given". */
  optional?: boolean;
  description?: string;
  example?: unknown;
}

interface TextOptions extends FieldOptions {
  /** Longest text, in characters. */
  max: number;
  min?: number;
}

interface NumberOptions extends FieldOptions {
  min?: number;
  max?: number;
}

const largestId = 2_147_483_647;

/** Of several rules that fail the first is told, so the type comes first and its range last. */
function field(
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
  typeof value === 'string' && !value.includes('\0') && isWellFormed(value);

function isWellFormed(text: string): boolean {
  return !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text);
}

const rule = (
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

const IsStorableText = (options?: ValidationOptions) =>
  rule('isStorableText', 'must be a text without NUL or broken characters', isStorable, options);

/** A text, kept as it is sent. */
export function TextField(options: TextOptions): PropertyDecorator {
  const { min = 0, max } = options;
  const documented = { type: String, minLength: min, maxLength: max };
  return field(options, documented, IsStorableText(), MinLength(min), MaxLength(max));
}

const maxCodeBytes = 256 * 1024;

/** The css or js of an experiment: at most 256 KiB as UTF-8. */
export function CodeField(options: FieldOptions = {}): PropertyDecorator {
  return field(
    options,
    { type: String, maxLength: maxCodeBytes },
    IsStorableText(),
    rule('isNotTooLong', 'must have at most 256 KiB', (value) => byteLength(value) <= maxCodeBytes),
  );
}

const byteLength = (value: unknown): number => (typeof value === 'string' ? Buffer.byteLength(value) : 0);

/** A one-line name of 1 to 200 characters, trimmed. */
export function NameField(options: FieldOptions = {}): PropertyDecorator {
  return field(
    options,
    { type: String, minLength: 1, maxLength: 200 },
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value)),
    IsStorableText(),
    rule('isNotBlank', 'must not be empty', (value) => typeof value === 'string' && value.trim() !== ''),
    MaxLength(200),
  );
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

/** A finite number; what else it has to be, whoever computes with it says. */
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
    rule('isNumber', 'must hold numbers of at least 0', accepts, { each: true }),
  );
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
    rule('isEndUserId', 'must hold texts of 1 to 128 bytes', isEndUserId, { each: true }),
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

/** A share from 0 to 100 with at most two decimals. */
export function PercentField(options: FieldOptions = {}): PropertyDecorator {
  return field(
    options,
    { type: 'number', minimum: 0, maximum: 100, multipleOf: 0.01 },
    rule('isPercent', 'must be a number from 0 to 100 with at most two decimals', isPercent),
  );
}

/** Whether a number is a percentage with at most two decimals. */
export function isPercent(value: unknown): boolean {
  if (typeof value !== 'number' || !(value >= 0 && value <= 100)) return false;
  return Number(value.toFixed(2)) === value;
}

export function BooleanField(options: FieldOptions = {}): PropertyDecorator {
  return field({ example: false, ...options }, { type: Boolean }, IsBoolean());
}

/** One word of a closed list. */
export function EnumField(values: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  const message = `must be one of ${values.join(', ')}`;
  return field({ example: values[0], ...options }, { enum: [...values] }, IsIn([...values], { message }));
}

/** An instant as an ISO 8601 date or date with time (`parseInstant`). With `clearable`, an empty text clears it. */
export function TimeField(options: FieldOptions & { clearable?: boolean } = {}): PropertyDecorator {
  const { clearable = false, ...others } = options;
  const accepts = (value: unknown) => isRealTime(value) || (clearable && value === '');
  return field(
    { example: '2026-12-31T23:59:59.000Z', ...others },
    { type: String, format: 'date-time' },
    rule('isRealTime', 'must be an ISO 8601 date or time between the years 1970 and 9999', accepts),
  );
}

function isRealTime(value: unknown): boolean {
  const time = typeof value === 'string' ? parseInstant(value) : NaN;
  return time >= 0 && time < Date.UTC(10_000, 0);
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

/** A list of web sites as browsers name them, by scheme, host and port. */
export function OriginListField(options: TextListOptions): PropertyDecorator {
  const wrongIn = (value: unknown): unknown =>
    Array.isArray(value) ? value.find((one) => typeof one === 'string' && !isOrigin(one)) : undefined;
  const message = (value: unknown) =>
    `holds ${JSON.stringify(wrongIn(value))}, which is no origin such as https://shop.example.com`;
  return applyDecorators(
    rule('areOrigins', message, (value) => wrongIn(value) === undefined),
    TextListField(options),
  );
}

const isOrigin = (text: string): boolean => /^https?:\/\/[^\s/\\?#@]+\/?$/i.test(text) && isUrl(text);

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
    rule('isObject', 'must hold objects', isObject, { each: true }),
    ValidateNested({ each: true }),
  );
}

/** An absolute http or https address; with `optional`, an empty text clears it. */
export function WebAddressField(options: FieldOptions = {}): PropertyDecorator {
  const accepts = (value: unknown) => isWebAddress(value) || (options.optional === true && value === '');
  return field(
    { example: 'https://shop.example.com/', ...options },
    { type: String, format: 'uri', maxLength: 2000 },
    IsStorableText(),
    rule('isWebAddress', 'must be an absolute http or https address', accepts),
    MaxLength(2000),
  );
}

/** Whether a text is an absolute http or https address. */
export function isWebAddress(value: unknown): boolean {
  return typeof value === 'string' && /^https?:\/\/[^\s]+$/i.test(value) && isUrl(value);
}

/** A country by its two letters, in upper case from here on; with `optional`, an empty text clears it. */
export function CountryField(options: FieldOptions = {}): PropertyDecorator {
  const accepts = (value: unknown) =>
    typeof value === 'string' && (/^[A-Z]{2}$/.test(value) || (options.optional === true && value === ''));
  return field(
    { example: 'US', ...options },
    { type: String, minLength: 2, maxLength: 2 },
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toUpperCase() : value)),
    rule('isCountry', 'must be a country code of two letters', accepts),
  );
}

/** An e-mail address, trimmed and in lower case from here on. */
export function EmailField(options: FieldOptions = {}): PropertyDecorator {
  return field(
    { example: 'ada@example.com', ...options },
    { type: String, format: 'email', maxLength: 254 },
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? normalizeEmail(value) : value)),
    rule('isMailAddress', 'must be an e-mail address', isMailAddress),
  );
}

export const normalizeEmail = (email: string): string => email.trim().toLowerCase();

/** `isEmail` throws for a broken character. */
function isMailAddress(value: unknown): boolean {
  return isStorable(value) && value.length <= 254 && isEmail(value);
}
