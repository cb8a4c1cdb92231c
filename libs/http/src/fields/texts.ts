import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsIn, isEmail, type ValidationOptions } from 'class-validator';
import { domainOfEmail, normalizeEmail, toAsciiDomain } from '#libs/entities';
import { oneLine } from '#libs/security';
import { isUrl } from '#libs/targeting';
import { MaxLength, MinLength } from './built-in-rules.js';
import { type FieldOptions, field, isStorable, rule } from './field.js';

/** How long a text may be. */
export interface TextOptions extends FieldOptions {
  /** Longest text, in characters. */
  max: number;
  min?: number;
}

/** The rule of `isStorable`. */
export const IsStorableText = (options?: ValidationOptions) =>
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

/** A text on one line: control characters and line breaks are blanks from here on. */
export function LineField(options: TextOptions): PropertyDecorator {
  return applyDecorators(TextField(options), Transform(folded(oneLine)));
}

/** A one-line name of 1 to 200 characters, trimmed; control characters and line breaks are blanks from here on. */
export function NameField(options: FieldOptions = {}): PropertyDecorator {
  return field(
    options,
    { type: String, minLength: 1, maxLength: 200 },
    Transform(folded((name) => oneLine(name).trim())),
    IsStorableText(),
    rule('isNotBlank', 'must not be empty', (value) => typeof value === 'string' && value.trim() !== ''),
    MaxLength(200),
  );
}

/** Does something to texts; what is none is left to the rules. */
const folded =
  (fold: (text: string) => string) =>
  ({ value }: { value: unknown }): unknown =>
    typeof value === 'string' ? fold(value) : value;

/** One word of a closed list. */
export function EnumField(values: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  const message = `must be one of ${values.join(', ')}`;
  return field({ example: values[0], ...options }, { enum: [...values] }, IsIn([...values], { message }));
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

/** An absolute http or https address, or one relative to a page; with `optional`, an empty text clears it. */
export function LinkField(options: FieldOptions = {}): PropertyDecorator {
  const accepts = (value: unknown) => isLink(value) || (options.optional === true && value === '');
  return field(
    { example: 'https://shop.example.com/', ...options },
    { type: String, format: 'uri-reference', maxLength: 2000 },
    IsStorableText(),
    rule('isLink', 'must be an absolute http or https address, or start with /, ./, ../, ? or #', accepts),
    MaxLength(2000),
  );
}

/** Whether a text is an absolute http or https address, or one that stays on the host of the page. */
const isLink = (value: unknown): boolean =>
  isWebAddress(value) ||
  (typeof value === 'string' &&
    /^(\/(?![/\\])|\.\.?\/|\?|#)[^\s\p{Cc}\p{Cf}]*$/u.test(value) &&
    isUrl(`https://shop.example.com/${value}`));

/** Whether a text is an absolute http or https address. */
function isWebAddress(value: unknown): boolean {
  return (
    typeof value === 'string' && /^https?:\/\/[^\s\p{Cc}]*[^\s\p{Cc}\p{Cf}]$/iu.test(value) && isUrl(value)
  );
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

/** The address of a login, trimmed, in lower case and with A-labels in its domain from here on. */
export function EmailField(options: FieldOptions = {}): PropertyDecorator {
  return addressField(options, normalizeEmail, isLoginAddress);
}

/** An address that is data of a customer: trimmed and in lower case, its domain as it was written. */
export function ContactEmailField(options: FieldOptions = {}): PropertyDecorator {
  return addressField(options, (email) => email.trim().toLowerCase(), isMailAddress);
}

function addressField(
  options: FieldOptions,
  normalize: (email: string) => string,
  accepts: (value: unknown) => boolean,
): PropertyDecorator {
  return field(
    { example: 'ada@example.com', ...options },
    { type: String, format: 'email', maxLength: 254 },
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? normalize(value) : value)),
    rule('isMailAddress', 'must be an email address', accepts),
  );
}

const isLoginAddress = (value: unknown): boolean =>
  isMailAddress(value) && toAsciiDomain(domainOfEmail(value)) !== undefined;

/** `isEmail` throws for a broken character. */
function isMailAddress(value: unknown): value is string {
  return isStorable(value) && value.length <= 254 && isEmail(value);
}
