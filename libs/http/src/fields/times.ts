import { parseInstant } from '../instants.js';
import { type FieldOptions, field, rule } from './field.js';

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
