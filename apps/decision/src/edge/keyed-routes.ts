import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { KeyScope } from '#libs/entities';
import type { ApiKeys, AuthorizedKey, GuardedRequest } from '#libs/guards';
import { answerProblem, endConnectionWhenStopping, readBodies } from './public-routes.js';
import { jsonContentType } from './public-route.js';

/** A request whose API key is valid. */
export interface KeyedRequest {
  readonly key: AuthorizedKey;
  readonly headers: IncomingHttpHeaders;
  /** The parts of the path that the route names. */
  readonly params: Readonly<Record<string, string>>;
  /** The body as JSON; undefined when there is none. */
  readonly body: unknown;
}

export interface KeyedAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** A route of the integration API that publishable keys open too, and so browsers call from any site. */
export interface KeyedRoute {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** What a key must be allowed. */
  readonly scope: KeyScope;
  answer(request: KeyedRequest): Promise<KeyedAnswer>;
}

/** Serves the methods of one path; the key is checked before the body is read. */
export function serveKeyed(fastify: FastifyInstance, routes: readonly KeyedRoute[], keys: ApiKeys): void {
  void fastify.register((scope, _options, done) => {
    readBodies(scope, ['application/json']);
    scope.setErrorHandler(answerProblem);
    scope.addHook('onSend', endConnectionWhenStopping);
    for (const path of new Set(routes.map((route) => route.path))) scope.options(path, answerPreflight);
    for (const route of routes) serveOne(scope, route, keys);
    done();
  });
}

function serveOne(scope: FastifyInstance, route: KeyedRoute, keys: ApiKeys): void {
  scope.route({
    method: route.method,
    url: route.path,
    onRequest: async (request: FastifyRequest) => {
      const { authorization } = request.headers;
      (request as GuardedRequest).apiKey = await keys.authorize(authorization, route.scope, request.ip);
    },
    handler: async (request: FastifyRequest, reply: FastifyReply) => {
      const { status, body } = await route.answer({
        key: (request as GuardedRequest).apiKey!,
        headers: request.headers,
        params: request.params as Record<string, string>,
        body: request.body,
      });
      return reply
        .code(status)
        .header('content-type', jsonContentType)
        .header('access-control-allow-origin', '*')
        .send(JSON.stringify(body));
    },
  });
}

function answerPreflight(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply
    .code(204)
    .headers({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, POST, OPTIONS',
      'access-control-allow-headers': 'authorization, content-type, idempotency-key',
      'access-control-max-age': '86400',
    })
    .send();
}
