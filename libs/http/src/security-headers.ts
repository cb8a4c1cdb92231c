import type { FastifyInstance } from 'fastify';
import type { Config } from '#libs/config';

const forAYear = 'max-age=31536000; includeSubDomains';

/**
 * Headers of every answer of every app, as far as a route does not say otherwise: what is answered is kept by no cache,
 * and taken for nothing but what its content type says. Where people reach the product by https, browsers keep to it.
 */
export function securityHeaders({ publicUrl }: Pick<Config, 'publicUrl'>): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    ...(/^https:/i.test(publicUrl) && { 'strict-transport-security': forAYear }),
  };
}

/** Sets them before anything else is done about a request, so that errors have them too. */
export function sendSecurityHeaders(fastify: FastifyInstance, config: Config): void {
  const headers = securityHeaders(config);
  fastify.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
}
