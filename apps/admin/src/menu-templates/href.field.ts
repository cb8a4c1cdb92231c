import { applyDecorators } from '@nestjs/common';
import { Matches } from 'class-validator';
import { TextField, type FieldOptions } from '#libs/http';

export const longestHref = 2000;

/**
 * A path in the console, or a web address; empty for an entry that only holds others. No script, and no other host
 * in the place of a path: browsers read `/\` as `//`, and leave out control characters.
 */
export const hrefPattern = /^(?:\/(?![/\\])|https?:\/\/)\P{Cc}*$|^$/iu;

/** Where a menu entry leads. */
export const HrefField = (options: FieldOptions): PropertyDecorator =>
  applyDecorators(
    TextField({ ...options, max: longestHref }),
    Matches(hrefPattern, { message: 'must be a path or a web address' }),
  );
