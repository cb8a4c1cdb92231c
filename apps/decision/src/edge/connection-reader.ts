import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { AnswerTexts } from './answer-text.js';
import type { Lane } from './lane.js';
import { ReadConnection } from './read-connection.js';

const defaultSweepMs = 1_000;

/**
 * How long a new connection may say nothing, and a request may wait for the rest of its body, before Node's server has the
 * connection, whose limits hold from then on.
 */
const patienceMs = 5_000;

/** How much longer an idle connection is kept than its client is told, since a request may just be on its way. */
const keptLongerMs = 1_000;

export interface ConnectionReaderOptions {
  readonly lane: Lane;
  /** Milliseconds since 1970 of this machine's clock. */
  readonly now: () => number;
  /** Milliseconds that only go up. */
  readonly elapsed: () => number;
  /** How often connections that are idle for too long are looked for. */
  readonly sweepMs?: number;
}

type ConnectionListener = (this: Server, socket: Socket) => void;

/**
 * Reads the requests of the lane from the bytes of each connection, without Node's parser, streams and timers, which
 * cost more than a decision. A connection that brings anything else goes to Node's server for good, with
 * all bytes that are not read yet, so its parser alone decides about everything unusual. What closes connections of the
 * server closes these as well.
 */
export function openConnectionReader(
  server: Server,
  { lane, now, elapsed, sweepMs = defaultSweepMs }: ConnectionReaderOptions,
): void {
  const listeners = server.listeners('connection') as ConnectionListener[];
  const connections = new Set<ReadConnection>();
  const answers = new AnswerTexts({ keepAliveMs: () => server.keepAliveTimeout, now });
  const shared = {
    find: (url: string) => lane.find(url),
    textOf: answers.textOf.bind(answers),
    elapsed,
    // Not emitted, since others who listen have seen the connection.
    handOver: (socket: Socket) => {
      for (const listener of listeners) listener.call(server, socket);
    },
    onGone: (connection: ReadConnection) => connections.delete(connection),
  };
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => connections.add(new ReadConnection({ socket, ...shared })));
  closeWithServer(server, connections);
  const sweeps = setInterval(() => sweep(connections, server.keepAliveTimeout, elapsed()), sweepMs).unref();
  server.once('close', () => clearInterval(sweeps));
}

/** Makes the server close these with its own, as often as it is asked. */
function closeWithServer(server: Server, connections: ReadonlySet<ReadConnection>): void {
  const closeIdle = server.closeIdleConnections.bind(server);
  const closeAll = server.closeAllConnections.bind(server);
  server.closeIdleConnections = () => {
    closeIdle();
    for (const connection of connections) if (connection.isIdle) connection.destroy();
  };
  server.closeAllConnections = () => {
    closeAll();
    for (const connection of connections) connection.destroy();
  };
}

function sweep(connections: ReadonlySet<ReadConnection>, keepAliveMs: number, at: number): void {
  for (const connection of connections) {
    const { idleSince, waitsSince } = connection;
    const ms = at - idleSince;
    if (connection.isSilent && ms >= patienceMs) connection.handOver();
    else if (waitsSince !== undefined && at - waitsSince >= patienceMs) connection.handOver();
    else if (connection.isIdle && keepAliveMs > 0 && ms >= keepAliveMs + keptLongerMs) connection.destroy();
  }
}
