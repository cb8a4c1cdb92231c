import * as rules from 'class-validator';
import type { ValidationOptions } from 'class-validator';

/**
 * Rules of class-validator with messages that follow the name of a field. Its own messages repeat the name and speak of
 * arrays and elements, so they never reach a user: a test looks at the rules of all DTOs.
 */
type Options = Pick<ValidationOptions, 'each'>;

export const IsInt = (options: Options = {}) =>
  rules.IsInt(told(options, 'must be an integer', 'must contain only integers'));

export const Min = (least: number, options: Options = {}) =>
  rules.Min(
    least,
    told(options, `must be at least ${least}`, `must contain only numbers of at least ${least}`),
  );

export const Max = (most: number, options: Options = {}) =>
  rules.Max(most, told(options, `must be at most ${most}`, `must contain only numbers of at most ${most}`));

export function MinLength(least: number, options: Options = {}) {
  const one = least === 1 ? 'must not be empty' : `must have at least ${characters(least)}`;
  return rules.MinLength(
    least,
    told(options, one, `must contain only texts of at least ${characters(least)}`),
  );
}

export function MaxLength(most: number, options: Options = {}) {
  const each = `must contain only texts of at most ${characters(most)}`;
  return rules.MaxLength(most, told(options, `must have at most ${characters(most)}`, each));
}

export const IsBoolean = () => rules.IsBoolean({ message: 'must be true or false' });

export const IsArray = () => rules.IsArray({ message: 'must be a list' });

export const ArrayMinSize = (least: number) =>
  rules.ArrayMinSize(least, { message: `must have at least ${items(least)}` });

export const ArrayMaxSize = (most: number) =>
  rules.ArrayMaxSize(most, { message: `must have at most ${items(most)}` });

const told = (options: Options, one: string, each: string): ValidationOptions => ({
  ...options,
  message: options.each ? each : one,
});

const characters = (count: number): string => (count === 1 ? '1 character' : `${count} characters`);

const items = (count: number): string => (count === 1 ? '1 item' : `${count} items`);
