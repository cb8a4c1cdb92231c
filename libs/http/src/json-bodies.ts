import type { FastifyInstance } from 'fastify';
import { DomainError, invalidField } from '#libs/errors';

/** Validation walks a body recursively and names faults one by one, so both are bounded before it starts. */
const maxDepth = 50;
const maxValues = 100_000;

/** Makes JSON the only body that is understood; an empty body counts as none. */
export function parseJsonBodies(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('ignore', 'ignore');
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parse(request, body as string, (error, value) => done(findFault(error, value), value));
  });
}

function findFault(error: Error | null, body: unknown): Error | null {
  if (error) {
    return new DomainError('malformed', 'malformed-request', 'The body is not valid JSON.', { cause: error });
  }
  if (!isReasonable(body)) {
    const detail = `The body is nested more than ${maxDepth} levels deep or holds more than ${maxValues} values.`;
    return new DomainError('invalid', 'validation-failed', detail);
  }
  const poison = findPoison(body);
  return poison === undefined ? null : invalidField(poison, 'is a name that no field or attribute may have');
}

function isReasonable(body: unknown): boolean {
  let values = 0;
  const visit = (value: unknown, depth: number): boolean => {
    if (++values > maxValues || depth > maxDepth) return false;
    if (typeof value !== 'object' || value === null) return true;
    return Object.values(value).every((inner) => visit(inner, depth + 1));
  };
  return visit(body, 0);
}

/**
 * The path of a field, anywhere in a body, whose name could change what objects are once they are copied. The
 * parser leaves it as a field like others; what comes behind it would take it for an attack and drop it without a
 * word, so that a rule on such an attribute would hold for everybody.
 */
function findPoison(value: unknown, path = ''): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const field = path === '' ? name : `${path}.${name}`;
    if (poisonous.has(name)) return field;
    const found = findPoison(inner, field);
    if (found !== undefined) return found;
  }
  return undefined;
}

const poisonous = new Set(['__proto__', 'prototype', 'constructor']);
