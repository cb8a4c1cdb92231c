/** What goes over the line between two processes of a program. */
type Message =
  | { readonly kind: 'ask'; readonly id: number; readonly topic: string; readonly body: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly body?: unknown; readonly fault?: string }
  | { readonly kind: 'tell'; readonly topic: string; readonly body: unknown };

/** Answers a question; what it throws reaches the one who asked as a sentence. */
export type Answerer = (body: unknown) => unknown;

interface Open {
  readonly read: (body: unknown) => void;
  readonly fail: (error: Error) => void;
}

/**
 * One end of the line between two processes of a program: questions that are answered, and news. Both arrive in the order in
 * which they were sent.
 */
export class Channel {
  private readonly open = new Map<number, Open>();
  private readonly answerers = new Map<string, Answerer>();
  private nextId = 0;

  /** @param post brings a message to the other end */
  constructor(private readonly post: (message: unknown) => void) {}

  /** From now on questions and news of a topic come here; one that nobody answers stays open. */
  on(topic: string, answerer: Answerer): void {
    this.answerers.set(topic, answerer);
  }

  tell(topic: string, body?: unknown): void {
    this.send({ kind: 'tell', topic, body });
  }

  /**
   * Asks the other end.
   *
   * @param read is called with the answer before any later message is, which a promise does not promise
   * @throws Error when the other end could not answer, or is gone
   */
  ask<T>(topic: string, body: unknown, read: (answer: unknown) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const id = this.nextId++;
      this.open.set(id, { read: (answer) => resolve(read(answer)), fail: reject });
      this.send({ kind: 'ask', id, topic, body });
    });
  }

  /** Takes what has arrived; what is no message of a channel is none of its business. */
  receive(message: unknown): void {
    if (!isMessage(message)) return;
    if (message.kind === 'answer') this.settle(message);
    else if (message.kind === 'tell') void this.answerers.get(message.topic)?.(message.body);
    else void this.reply(message.id, message.topic, message.body);
  }

  /** The other end is gone: nothing will be answered any more. */
  close(): void {
    for (const { fail } of this.open.values()) fail(new Error('The other process has ended.'));
    this.open.clear();
  }

  private settle({ id, body, fault }: Message & { kind: 'answer' }): void {
    const asked = this.open.get(id);
    this.open.delete(id);
    if (fault === undefined) asked?.read(body);
    else asked?.fail(new Error(fault));
  }

  private async reply(id: number, topic: string, body: unknown): Promise<void> {
    const answerer = this.answerers.get(topic);
    if (answerer === undefined) return;
    try {
      const given = answerer(body);
      // What is known already is answered at once, so that it stays in its order.
      this.send({ kind: 'answer', id, body: given instanceof Promise ? await given : given });
    } catch (error) {
      this.send({ kind: 'answer', id, fault: (error as Error).message });
    }
  }

  private send(message: Message): void {
    this.post(message);
  }
}

function isMessage(message: unknown): message is Message {
  const kind = (message as { kind?: unknown } | null)?.kind;
  return kind === 'ask' || kind === 'answer' || kind === 'tell';
}
