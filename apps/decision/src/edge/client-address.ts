import type { IncomingMessage } from 'node:http';
import { all, compile } from '@fastify/proxy-addr';
import type { Config } from '#libs/config';
import type { LaneRequest } from './lane.js';

/**
 * How to find the address that a request comes from, with the same trust in proxies that the framework has:
 * the first one, counted from us, that no trusted proxy vouches for.
 */
export function clientAddresses(trustProxy: Config['trustProxy']): (request: LaneRequest) => string {
  if (trustProxy === false) return ({ socket }) => socket.remoteAddress ?? '';
  const trust =
    typeof trustProxy === 'number'
      ? (_address: string, hop: number) => hop < trustProxy
      : compile([...trustProxy]);
  // It reads nothing else of the request.
  return (request) => all(request as IncomingMessage, trust).at(-1) ?? '';
}

/** How to find out whether a request came by TLS, as far as the framework would tell: a proxy that is not trusted is not asked. */
export function clientProtocols(trustProxy: Config['trustProxy']): (request: LaneRequest) => string {
  const own = ({ socket }: LaneRequest) => ('encrypted' in socket && socket.encrypted ? 'https' : 'http');
  if (trustProxy === false) return own;
  const trusts = typeof trustProxy === 'number' ? () => trustProxy > 0 : compile([...trustProxy]);
  return (request) => {
    const said = request.headers['x-forwarded-proto'];
    if (typeof said !== 'string' || !trusts(request.socket.remoteAddress ?? '', 0)) return own(request);
    return said.slice(said.lastIndexOf(',') + 1).trim() === 'https' ? 'https' : 'http';
  };
}
