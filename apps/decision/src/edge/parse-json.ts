import { DomainError } from '#libs/errors';

/**
 * A body's value; undefined for an empty one, which counts as none. Keys such as `__proto__` are plain
 * keys: nothing here copies what it does not know.
 *
 * @throws DomainError malformed
 */
export function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DomainError('malformed', 'malformed-request', 'The body is not valid JSON.', { cause });
  }
}
