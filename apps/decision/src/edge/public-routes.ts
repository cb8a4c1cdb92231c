import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bodyLimitsOf, decodeUtf8, isInternal, readJson, toProblem } from '#libs/http';
import { jsonContentType, notCountedHeader, type NotCounted, type PublicRoute } from './public-route.js';
import type { RateLimit } from './rate-limit.js';

/**
 * Serves a public route from Fastify, in whatever form a request comes: preflights, trailing slash, query,
 * chunked bodies, every content type of the route.
 */
export function servePublicly(fastify: FastifyInstance, route: PublicRoute, rateLimit: RateLimit): void {
  void fastify.register((scope, _options, done) => {
    readBodies(scope, route.contentTypes);
    scope.setErrorHandler(answerProblem);
    scope.addHook('onSend', endConnectionWhenStopping);
    scope.options(route.path, answerPreflight);
    const onRequest = ({ ip }: FastifyRequest) => Promise.resolve().then(() => rateLimit.count(ip));
    scope.post(route.path, { onRequest }, async ({ body, headers, ip }, reply) => {
      const { text, notCounted } = await route.answer(body, { headers, address: ip });
      tellNotCounted(reply, notCounted);
      return reply
        .header('content-type', jsonContentType)
        .header('access-control-allow-origin', '*')
        .send(text);
    });
    done();
  });
}

/** Tells a caller, in pages of any site too, that the visit does not count. */
export function tellNotCounted(reply: FastifyReply, reason: NotCounted | undefined): void {
  if (reason === undefined) return;
  void reply.header(notCountedHeader, reason).header('access-control-expose-headers', notCountedHeader);
}

/** A connection that is in use when the server stops ends with its answer. */
export function endConnectionWhenStopping(
  { server }: FastifyRequest,
  reply: FastifyReply,
  _payload: unknown,
  done: () => void,
): void {
  if (!server.server.listening) reply.header('connection', 'close');
  done();
}

/** Bodies are JSON, whatever the content type; an empty one counts as none. */
export function readBodies(scope: FastifyInstance, contentTypes: readonly string[]): void {
  scope.removeAllContentTypeParsers();
  const options = { parseAs: 'buffer' } as const;
  scope.addContentTypeParser([...contentTypes], options, (request, body, done) => {
    let value: unknown;
    try {
      value = readJson(decodeUtf8(body as Buffer), bodyLimitsOf(request.routeOptions.url));
    } catch (error) {
      done(error as Error);
      return;
    }
    done(null, value);
  });
}

function answerPreflight(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply
    .code(204)
    .headers({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'POST, OPTIONS',
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '86400',
    })
    .send();
}

/** Answers an error as problem details that a page of any site may read. */
export function answerProblem(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const problem = toProblem(error, request.id);
  if (isInternal(problem)) request.log.error({ err: error }, 'request failed');
  return reply
    .code(problem.status)
    .headers(problem.headers)
    .header('access-control-allow-origin', '*')
    .header('access-control-expose-headers', 'retry-after')
    .send(JSON.stringify(problem.body));
}
