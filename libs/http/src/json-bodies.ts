import type { FastifyInstance } from 'fastify';
import { DomainError } from '#libs/errors';

/** Validation walks a body recursively and names faults one by one, so both are bounded before it starts. */
const maxDepth = 50;
const maxValues = 100_000;

/** Makes JSON the only body that is understood; an empty body counts as none. */
export function parseJsonBodies(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
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
  return isReasonable(body)
    ? null
    : new DomainError(
        'invalid',
        'validation-failed',
        `The body is nested more than ${maxDepth} levels deep or holds more than ${maxValues} values.`,
      );
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
