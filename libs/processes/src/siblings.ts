import { type Answerer, Channel } from './channel.js';

/** The seat of a process among those of its program. */
export interface Seat {
  /** From 1; a process that takes the place of an ended one has the same. */
  readonly number: number;
  readonly count: number;
}

/**
 * The processes that serve one port together, as one of them sees them. What they have to agree on they ask the process that
 * started them, which serves nobody else.
 */
export class Siblings {
  private serving: number;

  private constructor(
    readonly seat: Seat,
    private readonly channel: Channel | undefined,
  ) {
    this.serving = seat.count;
    channel?.on('serving-now', (serving) => (this.serving = serving as number));
  }

  /** Of a program that is one process. */
  static none(): Siblings {
    return new Siblings({ number: 1, count: 1 }, undefined);
  }

  static at(seat: Seat, channel: Channel): Siblings {
    return new Siblings(seat, channel);
  }

  get areThere(): boolean {
    return this.channel !== undefined;
  }

  /** How many of the processes serve, as last told. */
  get servingCount(): number {
    return this.serving;
  }

  /**
   * Asks the process that started this one; see `Channel.ask`.
   *
   * @throws Error without siblings
   */
  ask<T>(topic: string, body: unknown, read: (answer: unknown) => T): Promise<T> {
    return this.line.ask(topic, body, read);
  }

  tell(topic: string, body?: unknown): void {
    this.line.tell(topic, body);
  }

  on(topic: string, answerer: Answerer): void {
    this.line.on(topic, answerer);
  }

  /** Says that this process could serve, and resolves when it shall. Resolves at once without siblings. */
  async waitForTheOthers(): Promise<void> {
    if (this.channel) await this.channel.ask('ready', undefined, () => undefined);
  }

  private get line(): Channel {
    if (this.channel === undefined) throw new Error('This process has no siblings.');
    return this.channel;
  }
}
