import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '#libs/errors';

/** Whether a request names its host more than once, so that those who pass it on may take it for different ones. */
export function hasSeveralHosts({ rawHeaders }: IncomingMessage): boolean {
  let hosts = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]!;
    if (name.length === 4 && name.toLowerCase() === 'host') hosts++;
  }
  return hosts > 1;
}

/** Refuses what can be understood in two ways: several hosts (RFC 9112, 3.2), and bodies that would have to be unpacked. */
export function refuseUnclear(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => done(faultOf(request)));
}

function faultOf({ raw, headers }: FastifyRequest): DomainError | undefined {
  if (hasSeveralHosts(raw))
    return new DomainError('malformed', 'malformed-request', 'The request names its host more than once.');
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? '';
  if (encoding === '' || encoding === 'identity') return undefined;
  const detail = 'A body with a Content-Encoding is not served; send it as it is.';
  return new DomainError('unsupported-media', 'unsupported-media-type', detail);
}
