import cluster from 'node:cluster';
import type { Environment } from '#libs/config';
import { Channel } from './channel.js';
import { type Seat, Siblings } from './siblings.js';

/** What a process that others started begins with. */
export interface Joined {
  /** The settings of all of them. */
  readonly environment: Environment;
  readonly siblings: Siblings;
  /** Whether no process had this seat before. */
  readonly isFirst: boolean;
}

/** What the process that starts the others answers to each. */
export interface Welcome {
  readonly environment: Environment;
  readonly seat: Seat;
  readonly isFirst: boolean;
}

/** Whether this process is one of several that one of their kind has started. */
export const isSibling = (): boolean => cluster.isWorker;

/**
 * Takes the seat that this process was started for. It ends as soon as the process that started it has, however that happens:
 * node:cluster sees to it.
 */
export async function joinSiblings(): Promise<Joined> {
  const channel = new Channel((message) => process.connected && process.send!(message));
  process.on('message', (message) => channel.receive(message));
  const { environment, seat, isFirst } = await channel.ask('join', undefined, (body) => body as Welcome);
  return { environment, siblings: Siblings.at(seat, channel), isFirst };
}
