import type { FastifyInstance } from 'fastify';
import { DomainError } from '#libs/errors';

/**
 * Reads bodies as JSON under the given content types. An empty body counts as none. Keys such as
 * `__proto__` are plain keys: nothing here copies what it does not know.
 */
export function parseJson(fastify: FastifyInstance, contentTypes: readonly string[]): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser([...contentTypes], { parseAs: 'string' }, (_request, body, done) => {
    let value: unknown;
    try {
      value = body === '' ? undefined : JSON.parse(body as string);
    } catch (cause) {
      done(new DomainError('malformed', 'malformed-request', 'The body is not valid JSON.', { cause }));
      return;
    }
    done(null, value);
  });
}
