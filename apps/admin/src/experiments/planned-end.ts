import { invalidField } from '#libs/errors';
import { instantOf } from '#libs/http';

/**
 * When an experiment is to end by itself; null for an empty text, which means never. A date includes that day.
 *
 * @see requireFutureEnd
 */
export function plannedEnd(text: string): Date | null {
  return text === '' ? null : instantOf(text, { ends: true });
}

/**
 * The same, for what is made new.
 *
 * @param field where the text stands in the request
 * @throws DomainError `invalid` for a time that is past
 */
export function requireFutureEnd(text: string, field: string): Date | null {
  const time = plannedEnd(text);
  if (time !== null && time.getTime() <= Date.now()) throw invalidField(field, 'must be in the future');
  return time;
}
