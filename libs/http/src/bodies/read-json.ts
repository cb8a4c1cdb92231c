import { DomainError } from '#libs/errors';
import type { BodyLimits } from './body-limits.js';
import { findExcess } from './json-shape.js';

/**
 * A body's value; undefined for an empty one, which counts as none. Keys such as `__proto__` are plain
 * keys: nothing here copies what it does not know.
 *
 * @throws DomainError invalid for a body that is more complex than the limits, malformed for no JSON
 */
export function readJson(text: string, limits: BodyLimits): unknown {
  if (text === '') return undefined;
  const excess = findExcess(text, limits);
  if (excess !== undefined) throw new DomainError('invalid', 'too-complex', `The body ${excess}.`);
  try {
    return JSON.parse(text.charCodeAt(0) === byteOrderMark ? text.slice(1) : text);
  } catch (cause) {
    throw new DomainError('malformed', 'malformed-request', 'The body is not valid JSON.', { cause });
  }
}

const byteOrderMark = 0xfeff;
