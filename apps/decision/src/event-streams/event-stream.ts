import type { ServerResponse } from 'node:http';

/** So many bytes may wait in the process for a reader; a message has about a hundred. */
const maxUnsent = 1_024;

/** How long the end of a stream may take its reader. */
const endLimitMs = 2_000;

/** Whom a stream is for. */
export interface Listener {
  readonly projectId: number;
  /** Null for the tokens of API_TOKEN. */
  readonly keyId: number | null;
  /** Whether the key stands in pages, so that the project decides about streams. */
  readonly isPublic: boolean;
  readonly origin: string | undefined;
  /** Who holds the address, as limits count. */
  readonly holder: string;
}

/** One connection that is open for events, by the rules of server-sent events. */
export class EventStream {
  constructor(
    private readonly response: ServerResponse,
    readonly listener: Listener,
  ) {}

  get isOpen(): boolean {
    return !this.response.destroyed && !this.response.writableEnded;
  }

  /**
   * Sends a text if the reader keeps up; one that does not is cut off, and hears of what it missed when it comes again.
   *
   * @returns whether it was sent, and not cut off
   */
  send(text: string): boolean {
    const { response } = this;
    if (response.writableLength > maxUnsent) {
      response.destroy();
      return false;
    }
    response.write(text);
    return true;
  }

  /** Ends it as a whole answer. A reader that does not take the end is cut off. */
  end(): void {
    const { response } = this;
    if (response.writableLength > maxUnsent) {
      response.destroy();
      return;
    }
    response.end();
    const late = () => response.writableFinished || response.destroy();
    setTimeout(late, endLimitMs).unref();
  }
}
