import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isInternal, toProblem } from '#libs/http';
import { parseJson } from './parse-json.js';
import type { RateLimit } from './rate-limit.js';

/** A route that any web site may call. */
export interface PublicRoute {
  readonly path: string;
  readonly bodyLimitBytes: number;
  readonly contentTypes: readonly string[];
  /** The answer's body as JSON text; what it throws or rejects with is answered as problem details. */
  answer(request: FastifyRequest): string | Promise<string>;
}

const jsonContentType = 'application/json; charset=utf-8';

/**
 * Serves a POST route straight from Fastify, outside the framework's pipeline: nothing but the route's own
 * work is done for a request.
 */
export function servePublicly(fastify: FastifyInstance, route: PublicRoute, rateLimit: RateLimit): void {
  void fastify.register((scope, _options, done) => {
    parseJson(scope, route.contentTypes);
    scope.setErrorHandler(answerProblem);
    scope.setChildLoggerFactory((logger) => logger);
    scope.options(route.path, answerPreflight);
    scope.post(route.path, { bodyLimit: route.bodyLimitBytes }, (request, reply) => {
      if (rateLimit.isOn) rateLimit.count(request.ip);
      const body = route.answer(request);
      if (typeof body === 'string') send(reply, body);
      else return body.then((text) => send(reply, text));
    });
    done();
  });
}

function send(reply: FastifyReply, body: string): FastifyReply {
  return reply.header('content-type', jsonContentType).header('access-control-allow-origin', '*').send(body);
}

function answerPreflight(_request: FastifyRequest, reply: FastifyReply): void {
  reply.code(204).headers({
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'POST, OPTIONS',
    'access-control-allow-headers': 'content-type',
    'access-control-max-age': '86400',
  });
  void reply.send();
}

function answerProblem(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const problem = toProblem(error, request.id);
  if (isInternal(problem)) request.log.error({ err: error }, 'request failed');
  void reply
    .code(problem.status)
    .headers(problem.headers)
    .header('access-control-allow-origin', '*')
    .header('access-control-expose-headers', 'retry-after')
    .send(JSON.stringify(problem.body));
}
