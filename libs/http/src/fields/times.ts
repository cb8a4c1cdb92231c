import { ValidateBy } from 'class-validator';
import { instantOf, parseInstant } from '../instants.js';
import { field, rule, type FieldOptions } from './field.js';

interface TimeOptions extends FieldOptions {
  clearable?: boolean;
  /** The field with which a span begins that this one ends; a date alone stands for the whole day there. */
  since?: string;
}

/** An instant as an ISO 8601 date or date with time (`parseInstant`). With `clearable`, an empty text clears it. */
export function TimeField(options: TimeOptions = {}): PropertyDecorator {
  const { clearable = false, since, ...others } = options;
  const accepts = (value: unknown) => isRealTime(value) || (clearable && value === '');
  return field(
    { example: '2026-12-31T23:59:59.000Z', ...others },
    { type: String, format: 'date-time' },
    rule('isRealTime', 'must be an ISO 8601 date or time between the years 1970 and 9999', accepts),
    ...(since === undefined ? [] : [IsNoEarlierThan(since)]),
  );
}

function isRealTime(value: unknown): value is string {
  const time = typeof value === 'string' ? parseInstant(value) : NaN;
  return time >= 0 && time < Date.UTC(10_000, 0);
}

/** Leaves what is no time at all to the rule that says so. */
const IsNoEarlierThan = (since: string) =>
  ValidateBy({
    name: 'isNoEarlierThan',
    validator: {
      validate: (until: unknown, at) => {
        const from = (at?.object as Record<string, unknown> | undefined)?.[since];
        if (!isRealTime(from) || !isRealTime(until)) return true;
        return instantOf(from) <= instantOf(until, { ends: true });
      },
      defaultMessage: () => `must not be before \`${since}\``,
    },
  });
