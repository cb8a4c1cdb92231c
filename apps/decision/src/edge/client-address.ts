import type { IncomingMessage } from 'node:http';
import { all, compile } from '@fastify/proxy-addr';
import type { Config } from '#libs/config';

/**
 * How to find the address that a request comes from, with the same trust in proxies that the framework has:
 * the first one, counted from us, that no trusted proxy vouches for.
 */
export function clientAddresses(trustProxy: Config['trustProxy']): (request: IncomingMessage) => string {
  if (trustProxy === false) return ({ socket }) => socket.remoteAddress ?? '';
  const trust =
    typeof trustProxy === 'number'
      ? (_address: string, hop: number) => hop < trustProxy
      : compile([...trustProxy]);
  return (request) => all(request, trust).at(-1) ?? '';
}
