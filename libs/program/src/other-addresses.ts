import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import { type AddressInfo, createServer, Server, type Socket } from 'node:net';

type Lookup = (host: string, options: { all: true }) => Promise<{ address: string }[]>;

/** The addresses at which a program listens for a host: all that `localhost` has, and otherwise the host alone. */
export async function addressesOf(host: string, find: Lookup = lookup): Promise<readonly string[]> {
  if (host !== 'localhost') return [host];
  const found = await find(host, { all: true });
  return [...new Set(found.map(({ address }) => address))];
}

const others = new WeakMap<HttpServer, Server[]>();

/** What accepts connections for a server, itself included. */
const listenersOf = (server: HttpServer): readonly Server[] => [server, ...(others.get(server) ?? [])];

/** Refuses new connections only; `close` of an HTTP server would end those that are idle at this moment too. */
export function stopListening(server: HttpServer): void {
  for (const listener of listenersOf(server)) Server.prototype.close.call(listener);
}

/** Resolves when the server listens no more, wherever it did, and its last connection is gone. */
export async function allGone(server: HttpServer): Promise<void> {
  const open = listenersOf(server).filter(({ listening }) => listening);
  await Promise.all(open.map((listener) => once(listener, 'close')));
}

/**
 * Lets a server that listens listen at another address too, at the same port. Its connections are the server's own, with
 * all that was set up for them, until the server is closed. An address that this machine does not have, or where something
 * else listens, is left out.
 */
export async function listenAlsoAt(server: HttpServer, host: string): Promise<void> {
  const { port } = server.address() as AddressInfo;
  const other = createServer({ allowHalfOpen: true, noDelay: true }, (socket: Socket) => {
    // Node's own listeners tell this one of requests that cannot be read.
    Object.assign(socket, { server });
    server.emit('connection', socket);
  });
  other.listen({ host, port });
  try {
    await once(other, 'listening');
  } catch {
    return;
  }
  if (!others.has(server)) closeOthersWith(server);
  others.get(server)!.push(other);
}

function closeOthersWith(server: HttpServer): void {
  const own: Server[] = [];
  others.set(server, own);
  const close = server.close.bind(server);
  server.close = (done) => {
    const gone = allGone(server);
    for (const other of own) if (other.listening) other.close();
    return close((error) => void gone.then(() => done?.(error)));
  };
}
