import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#libs/errors';
import type { KeyScope } from '#libs/entities';
import type { ApiKeys, AuthorizedKey, GuardedRequest } from '#libs/guards';
import type { RefusalWatch } from '#libs/security';
import type { RateLimit } from './rate-limit.js';
import { answerProblem, endConnectionWhenStopping, readBodies, tellNotCounted } from './public-routes.js';
import { jsonContentType, type NotCounted } from './public-route.js';

/** A request whose API key is valid. */
export interface KeyedRequest {
  readonly key: AuthorizedKey;
  readonly headers: IncomingHttpHeaders;
  /** The address that counts for limits; never to be stored. */
  readonly address: string;
  /** `https` when TLS ends here or at a proxy that is trusted. */
  readonly protocol: string;
  /** The parts of the path that the route names. */
  readonly params: Readonly<Record<string, string>>;
  /** What stands after `?` in the address; lists where a name is repeated. */
  readonly query: Readonly<Record<string, unknown>>;
  /** The body as JSON; undefined when there is none. */
  readonly body: unknown;
}

export interface KeyedAnswer {
  readonly status: number;
  readonly body?: unknown;
  /** The body where it is JSON already; empty for none. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Told to the caller in a header. */
  readonly notCounted?: NotCounted | undefined;
}

/** A route of the integration API that publishable keys open too, and so browsers call from any site. */
export interface KeyedRoute {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** What a key must be allowed. */
  readonly scope: KeyScope;
  /** What it must be allowed beside. */
  readonly andScope?: KeyScope;
  answer(request: KeyedRequest): Promise<KeyedAnswer>;
}

export interface KeyedRoutesOptions {
  readonly keys: ApiKeys;
  /** Of calls without a secret key. */
  readonly rateLimit: RateLimit;
  /** @throws DomainError forbidden when the project does not serve the origin */
  readonly checkOrigin: (projectId: number, origin: string | undefined) => Promise<void>;
  readonly refusals: RefusalWatch;
}

/**
 * Serves the methods of one path; the key is checked before the body is read. A publishable key stands in pages, so
 * it is held to what calls without a key are held to.
 */
export function serveKeyed(
  fastify: FastifyInstance,
  routes: readonly KeyedRoute[],
  options: KeyedRoutesOptions,
): void {
  void fastify.register((scope, _options, done) => {
    readBodies(scope, ['application/json']);
    scope.setErrorHandler((error: FastifyError, request, reply) => {
      noteRefusal(error, request, options.refusals);
      return answerProblem(error, request, reply);
    });
    scope.addHook('onSend', endConnectionWhenStopping);
    for (const path of new Set(routes.map((route) => route.path))) scope.options(path, answerPreflight);
    for (const route of routes) serveOne(scope, route, options);
    done();
  });
}

/** A key that lacks a scope is refused, and counted, before it is known here. */
function noteRefusal(error: unknown, request: FastifyRequest, refusals: RefusalWatch): void {
  const { apiKey } = request as GuardedRequest;
  const isRefusal = error instanceof DomainError && error.kind === 'forbidden';
  if (isRefusal && typeof apiKey?.keyId === 'number') refusals.note({ apiKeyId: apiKey.keyId });
}

function serveOne(scope: FastifyInstance, route: KeyedRoute, options: KeyedRoutesOptions): void {
  scope.route({
    method: route.method,
    url: route.path,
    onRequest: async (request: FastifyRequest) => {
      const { authorization, origin } = request.headers;
      const key = await options.keys.authorize(authorization, route.scope, request.ip);
      (request as GuardedRequest).apiKey = key;
      if (route.andScope !== undefined) await options.keys.authorize(authorization, route.andScope);
      if (key.kind === 'secret') return;
      await options.rateLimit.count(request.ip);
      await options.checkOrigin(key.projectId, origin);
    },
    handler: async (request: FastifyRequest, reply: FastifyReply) => {
      const { status, body, text, headers, notCounted } = await route.answer({
        key: (request as GuardedRequest).apiKey!,
        headers: request.headers,
        address: request.ip,
        protocol: request.protocol,
        params: request.params as Record<string, string>,
        query: request.query as Record<string, unknown>,
        body: request.body,
      });
      tellNotCounted(reply, notCounted);
      return reply
        .code(status)
        .header('content-type', jsonContentType)
        .header('access-control-allow-origin', '*')
        .headers(headers ?? {})
        .send(contentOf(text ?? JSON.stringify(body)));
    },
  });
}

/** An empty text would be sent with its length, which 304 must not tell. */
export const contentOf = (text: string): string | undefined => (text === '' ? undefined : text);

/** Whether one of the tags that a caller has is the present one. */
export const isKnownTag = (etag: string, known: string | undefined): boolean =>
  known !== undefined &&
  known.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);

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
