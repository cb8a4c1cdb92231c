import Type, { type Static, type TSchema } from 'typebox';
import { maxAttributeDepth } from '#libs/evaluation';
import { isInSeconds } from './event-time.js';
import { endUserIdRule, type FaultCode } from './fields.js';
import { projectRule } from './values.js';

/** What a caller is told about a field of the wrong form; a function where that depends on the value. */
export type Rule = string | ((value: unknown) => { readonly message: string; readonly code: FaultCode });

/** Beside what JSON Schema knows. */
export interface FieldOptions {
  readonly rule: Rule;
  /** Said in place of the rule when there is nothing. */
  readonly missing?: string;
  readonly description?: string;
  readonly example?: unknown;
}

const safe = { minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER };

/** A field that may be left out, and null where clients write that for nothing. */
export const optional = <T extends TSchema>(schema: T, options: FieldOptions) =>
  Type.Optional(Type.Union([schema, Type.Null()], { ...options }));

export const required = <T extends TSchema>(schema: T, options: FieldOptions) =>
  Type.Unsafe<Static<T>>({ ...schema, ...options });

export const flag = Type.Boolean();
export const text = Type.String();

/** An integer that JSON's readers keep exactly. */
export const integer = Type.Integer(safe);

const idText = Type.String({ minLength: 1, maxUnits: 128, format: 'id' });
const endUserId = Type.Union([Type.Integer({ ...safe, minimum: 0 }), idText]);
const endUserIdOptions = {
  rule: endUserIdRule,
  description: 'An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.',
};

/** How an end user is named by callers. */
export const endUser = (options: Partial<FieldOptions> = {}) =>
  required(endUserId, { ...endUserIdOptions, ...options });
export const optionalEndUser = (options: Partial<FieldOptions> = {}) =>
  optional(endUserId, { ...endUserIdOptions, ...options });

/** The id of an event by its sender. */
export const eventId = (field: Partial<FieldOptions>) =>
  optional(Type.Union([idText, integer]), { rule: 'must be a text of 1 to 128 bytes', ...field });

const projectReference = Type.Union([Type.String({ pattern: '^p_' }), integer]);
const projectOptions = {
  rule: projectRule,
  description:
    'The public id of the project (`p_` and 22 characters), or its number where the project answers to it',
  example: 1,
};

/** How a project is named by callers. */
export const project = (options: Partial<FieldOptions> = {}) =>
  required(projectReference, { ...projectOptions, ...options });
export const optionalProject = (options: Partial<FieldOptions> = {}) =>
  optional(projectReference, { ...projectOptions, ...options });

/** The id of an experiment, or its key. */
export const experimentReference = Type.Union([
  Type.Integer({ ...safe, minimum: 0 }),
  Type.String({ minLength: 1, maxUnits: 255, format: 'storable' }),
]);
export const experimentRule = 'must be the id or the key of an experiment';

/** A short text that is kept, or a number that becomes its digits. */
export const shortText = (options: Partial<FieldOptions> = {}) =>
  optional(Type.Union([Type.String({ maxUnits: 255, format: 'storable' }), integer]), {
    rule: 'must be a text of at most 255 characters',
    ...options,
  });

const address = Type.String({ format: 'uri' });
const addressRule = 'must be an absolute http or https address';
export const pageAddress = (options: Partial<FieldOptions>) =>
  required(address, { rule: addressRule, ...options });
export const optionalPageAddress = (options: Partial<FieldOptions>) =>
  optional(address, { rule: addressRule, ...options });

/** What segment rules may ask for. */
export const attributes = (options: Partial<FieldOptions>) =>
  optional(Type.Unsafe<Record<string, unknown>>({ type: 'object', maxLevels: maxAttributeDepth }), {
    rule: `must be an object at most ${maxAttributeDepth} levels deep`,
    ...options,
  });

/** An object that is kept as it is. */
export const keptObject = (options: FieldOptions & { readonly maxBytes?: number }) => {
  const { maxBytes, ...rest } = options;
  const bound = maxBytes === undefined ? {} : { maxBytes };
  return optional(
    Type.Unsafe<Record<string, unknown>>({ type: 'object', keepableLevels: 10, ...bound }),
    rest,
  );
};

/** When something happened: an ISO 8601 text, or milliseconds since 1970. Smaller numbers are seconds. */
export const moment = (options: Partial<FieldOptions>) =>
  optional(
    Type.Union([Type.String({ format: 'date-time' }), Type.Number({ minimum: 1e11, maximum: 8.64e15 })]),
    { rule: momentRule, ...options },
  );

const momentRule: Rule = (value) =>
  isInSeconds(value)
    ? { message: 'is in seconds: milliseconds since 1970 are wanted', code: 'time-in-seconds' }
    : { message: 'must be an ISO 8601 time or milliseconds since 1970', code: 'validation-failed' };

/** For example a revenue. */
export const eventValue = (options: Partial<FieldOptions>) =>
  optional(Type.Number({ exclusiveMinimum: -1e15, exclusiveMaximum: 1e15 }), {
    rule: 'must be a number between -1e15 and 1e15',
    ...options,
  });
