import type { Worker } from 'node:cluster';
import { Channel } from '../channel.js';
import { RestartDelays } from './restart-delays.js';

/** A process that serves, or will, at one of the seats. */
export interface Occupant {
  readonly worker: Worker;
  readonly channel: Channel;
  /** Milliseconds of a clock that only goes up; undefined until it serves. */
  servingSince: number | undefined;
  /** Whether it has got so far that it could serve, and so hears of stops. */
  isReady: boolean;
  /** What it said of why it could not start. */
  failure: string | undefined;
}

/** One of the processes of a program, through all its restarts. */
export class SeatOfProcess {
  occupant: Occupant | undefined;
  readonly delays = new RestartDelays();
  restarts = 0;
  timer: NodeJS.Timeout | undefined;

  constructor(readonly number: number) {}

  get isServing(): boolean {
    return this.occupant?.servingSince !== undefined;
  }

  occupy(worker: Worker): Occupant {
    // A process that is just ending takes no message any more, which is no fault.
    const channel = new Channel(
      (message) => worker.isConnected() && worker.send(message as object, () => undefined),
    );
    worker.on('message', (message) => channel.receive(message));
    worker.on('error', () => undefined);
    this.occupant = { worker, channel, servingSince: undefined, isReady: false, failure: undefined };
    return this.occupant;
  }
}
