import { isUtf8 } from 'node:buffer';
import { DomainError } from '#libs/errors';

/**
 * A body's text. Bytes that are no UTF-8 are refused: read as replacement characters, two different ids would be one.
 *
 * @throws DomainError malformed
 */
export function decodeUtf8(body: Buffer): string {
  if (!isUtf8(body)) throw new DomainError('malformed', 'malformed-request', 'The body is not UTF-8.');
  return body.toString('utf8');
}
