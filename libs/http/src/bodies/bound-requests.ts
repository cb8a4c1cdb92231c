import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '#libs/errors';
import { bodyLimitsOf } from './body-limits.js';

/** Names of parameters in one query. */
const maxParameters = 1_000;

/**
 * Holds every route, also those that are added later, to the limits of its class: of bytes before a body is read, and
 * of parameters before a handler sees them. Whatever parses a body asks `bodyLimitsOf` for the rest.
 */
export function boundRequests(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    route.bodyLimit = bodyLimitsOf(route.url).bytes;
  });
  fastify.addHook('preParsing', (request, _reply, payload, done) => done(excessOf(request), payload));
}

/**
 * A body that is known to be too long is refused unread, which leaves the connection open: many senders read no
 * answer before they are done. The server throws away what still comes.
 */
function excessOf({ headers, query, routeOptions }: FastifyRequest): DomainError | null {
  const isForm = headers['content-type']?.toLowerCase().startsWith('multipart/') ?? false;
  if (!isForm && Number(headers['content-length']) > bodyLimitsOf(routeOptions.url).bytes)
    return new DomainError('too-large', 'too-large', 'The body is larger than allowed.');
  if (Object.keys(query as object).length > maxParameters)
    return new DomainError('invalid', 'too-complex', `The query has more than ${maxParameters} parameters.`);
  return null;
}
