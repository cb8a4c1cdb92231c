import { invalidField } from '#libs/errors';
import { instantOf } from '#libs/http';

/**
 * When an experiment is to end by itself; null for an empty text, which means never. A date includes that day.
 *
 * @param field where the text stands in the request
 * @throws DomainError `invalid` for a time that is past
 */
export function plannedEnd(text: string, field = 'endAt'): Date | null {
  if (text === '') return null;
  const time = instantOf(text, { ends: true });
  if (time.getTime() <= Date.now()) throw invalidField(field, 'must lie in the future');
  return time;
}
