import type { Socket } from 'node:net';
import type { LaneAnswer } from './lane.js';
import { BegunRequest } from './begun-request.js';
import { type FindRoute, readUsualRequest, type UsualHead } from './usual-request.js';

export interface ReadConnectionOptions {
  readonly socket: Socket;
  readonly find: FindRoute;
  readonly textOf: (answer: LaneAnswer) => string;
  /** Milliseconds that only go up. */
  readonly elapsed: () => number;
  /** Takes the connection over for good, with all that is not read yet. */
  readonly handOver: (socket: Socket) => void;
  /** Called once when the connection is closed or handed over. */
  readonly onGone: (connection: ReadConnection) => void;
}

/** Of a head that is kept as long as its connection, of which there may be many. */
const mostRememberedBytes = 2_048;

const noBytes = Buffer.alloc(0);

/**
 * A connection whose requests are read here as long as each is a usual one and its head comes in one piece; many clients
 * send the body behind it by itself. At the first byte of anything else it is handed over. Requests are answered one
 * after the other, in the order in which they came; until then the socket keeps what has come behind them.
 */
export class ReadConnection {
  /** Since when it waits for a request, in milliseconds of `elapsed`. */
  idleSince: number;
  private hasServed = false;
  /** A request is being answered. */
  private isBusy = false;
  /** The client takes answers more slowly than it asks. */
  private isBlocked = false;
  /** The loop over bytes is running, which answers at once need not start. */
  private isReading = false;
  /** The client has said that no request follows. */
  private hasEnded = false;
  /** Closed, closing, or handed over. */
  private isOver = false;
  /** What has come of a request whose body is not there yet. */
  private begun: BegunRequest | undefined;
  /** Clients send the same one with most requests, so it need not be read again. */
  private lastHead: UsualHead | undefined;

  constructor(private readonly options: ReadConnectionOptions) {
    this.idleSince = options.elapsed();
    options.socket
      .on('data', this.onData)
      .on('drain', this.onDrain)
      .on('end', this.onEnd)
      .on('error', onError)
      .on('close', this.leave);
  }

  /** Whether a request was answered and none is there. */
  get isIdle(): boolean {
    return this.hasServed && this.isQuiet;
  }

  /** Whether it has said nothing since it was opened. */
  get isSilent(): boolean {
    return !this.hasServed && !this.hasEnded && this.isQuiet;
  }

  /** Since when a request waits for the rest of its body, in milliseconds of `elapsed`. */
  get waitsSince(): number | undefined {
    return this.begun?.since;
  }

  private get isQuiet(): boolean {
    const { readableLength, writableLength } = this.options.socket;
    return !this.isBusy && this.begun === undefined && readableLength === 0 && writableLength === 0;
  }

  destroy(): void {
    this.options.socket.destroy();
  }

  /** @param unread what is taken from the socket and is to be read by the one who gets it */
  handOver(unread = this.begun?.bytes): void {
    const { socket, handOver } = this.options;
    socket.pause();
    this.letGo();
    if (unread !== undefined) socket.unshift(unread);
    handOver(socket);
    socket.resume();
  }

  /** Nothing can be put back behind the end of what a client sends, so the server's listeners are told what was said. */
  private handOverEnded({ bytes }: BegunRequest): void {
    const { socket, handOver } = this.options;
    this.letGo();
    handOver(socket);
    socket.emit('data', bytes);
    socket.emit('end');
  }

  private letGo(): void {
    this.leave();
    this.options.socket
      .off('data', this.onData)
      .off('drain', this.onDrain)
      .off('end', this.onEnd)
      .off('error', onError)
      .off('close', this.leave);
  }

  private get hasToWait(): boolean {
    return this.isBusy || this.isBlocked;
  }

  private readonly onData = (bytes: Buffer): void => {
    if (this.isOver) return;
    const there = this.withBegun(bytes);
    if (there === undefined) return;
    const rest = this.hasToWait ? there : this.read(there);
    if (rest === undefined || this.isOver) return;
    this.options.socket.pause();
    this.options.socket.unshift(rest);
  };

  /** With what came before of the same request; undefined as long as that is not whole. */
  private withBegun(bytes: Buffer): Buffer | undefined {
    const { begun } = this;
    if (begun === undefined) return bytes;
    begun.add(bytes);
    if (!begun.isWhole) return undefined;
    this.begun = undefined;
    return begun.bytes;
  }

  /** Answers what is there; returns what has to wait until something else is done. */
  private read(bytes: Buffer): Buffer | undefined {
    const { find, socket, elapsed } = this.options;
    let rest = bytes;
    this.isReading = true;
    while (rest.length > 0 && !this.hasToWait && !this.isOver) {
      const request = readUsualRequest(rest, find, this.lastHead);
      if (request === undefined) {
        this.handOver(rest);
        break;
      }
      const { head, body, end } = request;
      if (head.text.length <= mostRememberedBytes) this.lastHead = head;
      if (body === undefined) {
        this.begun = new BegunRequest(rest, end, elapsed());
        rest = noBytes;
        break;
      }
      rest = rest.subarray(end);
      this.isBusy = true;
      head.route.answer(body, { headers: head.headers, socket }, this.reply);
    }
    this.isReading = false;
    return rest.length === 0 ? undefined : rest;
  }

  private readonly reply = (answer: LaneAnswer): void => {
    const { socket, textOf, elapsed } = this.options;
    this.isBusy = false;
    this.hasServed = true;
    this.idleSince = elapsed();
    if (this.isOver || !socket.writable) return;
    const isTaken = socket.write(textOf(answer), answer.encoding);
    if (answer.isLast) {
      this.leave();
      socket.destroySoon();
      return;
    }
    // A large answer that the kernel has taken whole is no reason to wait.
    this.isBlocked = !isTaken && socket.writableLength > 0;
    if (!this.isReading) this.goOn();
  };

  /** After something that had to be waited for. */
  private goOn(): void {
    const { socket } = this.options;
    if (this.hasToWait || this.isOver) return;
    if (this.hasEnded) socket.end();
    else if (socket.isPaused()) socket.resume();
  }

  private readonly onDrain = (): void => {
    this.isBlocked = false;
    this.goOn();
  };

  private readonly onEnd = (): void => {
    this.hasEnded = true;
    if (this.begun === undefined) this.goOn();
    else this.handOverEnded(this.begun);
  };

  private readonly leave = (): void => {
    if (this.isOver) return;
    this.isOver = true;
    this.options.onGone(this);
  };
}

/** The connection is closed then, which is all there is to do. */
function onError(): void {}
