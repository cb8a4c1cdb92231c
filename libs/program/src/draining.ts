import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate as turnOfTheLoop, setTimeout as sleep } from 'node:timers/promises';
import { allGone, stopListening } from './other-addresses.js';

/** How long a connection without a request stays open after the last one could come: a proxy may just be using it. */
const lingerMs = 500;

/** How long requests that are under way have to come to their end. */
const underWayLimitMs = 2_500;

const pollMs = 20;

/**
 * The end of a process that serves requests, in two steps that lose none of them.
 *
 * From `begin` on readiness says no, everything is served as before, and connections from before end with their next
 * answer, so that proxies move to other processes. From `finish` on new connections are refused, which a proxy may
 * safely send elsewhere, and what is left comes to its end.
 */
export class Draining {
  private begun = false;
  /** Made since `begin`, by a proxy that has not heard of it: they are kept, so that it need not make many. */
  private readonly younger = new WeakSet<Socket>();

  private readonly endings = new Set<() => void>();

  /** Has something ended that would go on for ever, as soon as requests that are under way come to their end. */
  atFinish(end: () => void): void {
    this.endings.add(end);
  }

  /** Whether the process is on its way to its end. */
  get isUnderWay(): boolean {
    return this.begun;
  }

  /** Whether the connection is to end with the answer that is being made. */
  ends(socket: Socket, server: Server | undefined): boolean {
    return this.begun && !(server?.listening && this.younger.has(socket));
  }

  begin(server: Server): void {
    this.begun = true;
    server.on('connection', (socket: Socket) => this.younger.add(socket));
  }

  /** Resolves when all requests are answered, or cut off after a limit. */
  async finish(server: Server): Promise<void> {
    for (const end of this.endings) end();
    if (!server.listening) return;
    const gone = allGone(server);
    // Right after the loop has taken what was waiting: a connection that still waits for that would be reset.
    await turnOfTheLoop();
    stopListening(server);
    const closed = gone.then(() => true);
    if (await Promise.race([closed, sleep(lingerMs, false)])) return;
    for (let waitedMs = 0; waitedMs < underWayLimitMs; waitedMs += pollMs) {
      server.closeIdleConnections();
      if (await Promise.race([closed, sleep(pollMs, false)])) return;
    }
    server.closeAllConnections();
    await Promise.race([gone, sleep(pollMs)]);
  }
}
